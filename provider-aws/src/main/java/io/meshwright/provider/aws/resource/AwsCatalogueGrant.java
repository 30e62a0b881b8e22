package io.meshwright.provider.aws.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Rights on a catalogue that may reach every table in it: all rights, or those of a super user. It
 * is a fact only where there are such.
 *
 * @param principal who has them
 * @param permissions the words that reach tables, as the service has them
 * @param databases those that were read; they say nothing of the right itself
 */
public record AwsCatalogueGrant(
    String principal, SortedSet<String> permissions, SortedSet<String> databases)
    implements LakeResource {
  /** The kind. */
  public static final String KIND = "catalogue-grant";

  /** What lets nobody at data that is there. Any other word counts as if it did. */
  private static final Set<String> HARMLESS =
      Set.of(
          "ALTER",
          "CREATE_CATALOG",
          "CREATE_DATABASE",
          "CREATE_LF_TAG",
          "CREATE_LF_TAG_EXPRESSION",
          "DESCRIBE",
          "DROP");

  /** Copies the words. */
  public AwsCatalogueGrant {
    permissions = Ordered.set(permissions);
    databases = Ordered.set(databases);
  }

  /** Those of some rights on a catalogue that may reach tables. */
  public static SortedSet<String> reaching(SortedSet<String> permissions) {
    TreeSet<String> reaching = new TreeSet<>(permissions);
    reaching.removeAll(HARMLESS);
    return reaching;
  }

  @Override
  public Address address(String platform) {
    return Address.of(platform, KIND, principal);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(
        address(platform),
        Map.of("permissions", new Value.Bag(permissions)),
        databases.stream().map(d -> AwsDatabase.address(platform, d)).toList());
  }

  static AwsCatalogueGrant of(Resource resource) {
    return new AwsCatalogueGrant(
        resource.address().path().getFirst(),
        Attributes.of(resource).bag("permissions"),
        Ordered.set(resource.dependsOn().stream().map(d -> d.path().getFirst()).toList()));
  }
}
