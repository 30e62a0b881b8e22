package io.meshwright.provider.postgres.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * A role.
 *
 * @param name its name
 * @param login whether it may log in
 * @param unrestricted whether it is a superuser or passes by row security; never so for ours
 * @param use what it is for, kept as field {@code use} of the marker line; empty where there is no
 *     marker
 * @param comment its description, without the marker line
 * @param staleClaims members that the ledger of the marker line lists and that are none: somebody
 *     took the membership away; never any in what should exist
 */
public record PgRole(
    String name,
    boolean login,
    boolean unrestricted,
    Optional<Use> use,
    String comment,
    SortedSet<String> staleClaims)
    implements PgResource {
  /** The kind. */
  public static final String KIND = "role";

  /** The attribute that says whether row security does not bind it. */
  public static final String UNRESTRICTED = "unrestricted";

  /** What a role of ours is for. */
  public enum Use {
    /** Its members have what one access policy grants on one table. */
    GRANT,
    /** Its members are denied what one access policy denies on one table. */
    DENY,
    /** Its members are exempt from a masking or row policy. */
    EXEMPT,
    /** Owns a published view; has no members. */
    PUBLISHER,
    /** Its members fill a product's tables. */
    PRODUCER,
    /** A neutral principal, on an embedded server. */
    PRINCIPAL,
    /** A declared session, on an embedded server. */
    SESSION;

    /** As the marker line writes it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The use of that word. */
    public static Optional<Use> ofWord(String word) {
      for (Use use : values()) {
        if (use.word().equals(word)) {
          return Optional.of(use);
        }
      }
      return Optional.empty();
    }
  }

  /** Copies the names. */
  public PgRole {
    staleClaims = Ordered.set(staleClaims);
  }

  /** A role whose ledger is in order. */
  public PgRole(
      String name, boolean login, boolean unrestricted, Optional<Use> use, String comment) {
    this(name, login, unrestricted, use, comment, Ordered.set(List.of()));
  }

  /** A role of ours that nobody logs in with. */
  public static PgRole group(String name, Use use, String comment) {
    return new PgRole(name, false, false, Optional.of(use), comment);
  }

  /** Where a role lives. */
  public static Address address(String platform, String role) {
    return Address.of(platform, KIND, role);
  }

  @Override
  public Address address(String platform) {
    return address(platform, name);
  }

  @Override
  public Resource toResource(String platform) {
    Map<String, Value> values = new TreeMap<>();
    values.put("login", Value.of(login));
    values.put(UNRESTRICTED, Value.of(unrestricted));
    use.ifPresent(u -> values.put("use", Value.of(u.word())));
    values.put("comment", Value.of(comment));
    if (!staleClaims.isEmpty()) {
      values.put("staleClaims", new Value.Bag(staleClaims));
    }
    return Resource.of(address(platform), values, List.of());
  }

  /** The record of a neutral form. */
  public static PgRole of(Resource resource) {
    Attributes values = Attributes.of(resource);
    return new PgRole(
        resource.address().path().getFirst(),
        values.bool("login"),
        values.bool(UNRESTRICTED),
        values.has("use") ? Use.ofWord(values.text("use")) : Optional.empty(),
        values.text("comment"),
        values.has("staleClaims") ? values.bag("staleClaims") : Ordered.set(List.of()));
  }
}
