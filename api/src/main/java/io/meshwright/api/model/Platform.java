package io.meshwright.api.model;

import io.meshwright.api.name.NamePrefix;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A named target: a provider plus its account, region and settings.
 *
 * @param name its name in the mesh
 * @param provider id of the adapter, for example {@code postgres}
 * @param settings what the adapter needs; secrets as references such as {@code env:NAME}, never as
 *     values
 * @param authority how far a run may go there
 * @param namePrefix what native names of everything that is made there begin with
 */
public record Platform(
    PlatformName name,
    String provider,
    SortedMap<String, String> settings,
    Authority authority,
    NamePrefix namePrefix) {
  /** Copies the settings. */
  public Platform {
    settings = Ordered.map(settings);
  }

  /** A platform whose names have no prefix. */
  public Platform(
      PlatformName name, String provider, SortedMap<String, String> settings, Authority authority) {
    this(name, provider, settings, authority, NamePrefix.NONE);
  }

  /** This platform with another prefix of names. */
  public Platform withNamePrefix(NamePrefix value) {
    return new Platform(name, provider, settings, authority, value);
  }

  /** A platform without settings, where a run takes away only what is ours. */
  public static Platform of(String name, String provider) {
    return new Platform(
        new PlatformName(name),
        provider,
        Ordered.map(Map.<String, String>of()),
        Authority.ADDITIVE);
  }

  /** The platform with one more setting. */
  public Platform with(String setting, String value) {
    Map<String, String> more = new TreeMap<>(settings);
    more.put(setting, value);
    return new Platform(name, provider, Ordered.map(more), authority, namePrefix);
  }

  /** The platform with another authority. */
  public Platform with(Authority value) {
    return new Platform(name, provider, settings, value, namePrefix);
  }
}
