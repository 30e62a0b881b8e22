package io.meshwright.provider.postgres.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What one role, or everybody, may do with one schema or relation.
 *
 * @param schema the schema, or the relation's schema
 * @param relation the relation; empty for the schema itself
 * @param grantee who; {@link PgResource#PUBLIC} stands for everybody
 * @param on what the object is
 * @param privileges words such as {@code USAGE}, {@code SELECT}, {@code SELECT(region)}
 * @param grantable those of them that may be granted on
 */
public record PgGrant(
    String schema,
    String relation,
    String grantee,
    On on,
    SortedSet<String> privileges,
    SortedSet<String> grantable)
    implements PgResource {
  /** The kind. */
  public static final String KIND = "grant";

  /** What is granted on. */
  public enum On {
    /** A schema. */
    SCHEMA,
    /** A table. */
    TABLE,
    /** A view. */
    VIEW
  }

  /** Copies the words. */
  public PgGrant {
    privileges = Ordered.set(privileges);
    grantable = Ordered.set(grantable);
    if (relation.isEmpty() != (on == On.SCHEMA)) {
      throw new IllegalArgumentException("a grant on a " + on + " named '" + relation + "'");
    }
  }

  /** A grant on a schema. */
  public static PgGrant onSchema(String schema, String grantee, SortedSet<String> privileges) {
    return new PgGrant(schema, "", grantee, On.SCHEMA, privileges, Ordered.set(List.<String>of()));
  }

  /** The word for a privilege on one column. */
  public static String word(String privilege, String column) {
    return privilege + "(" + column + ")";
  }

  /** The column that a word is about; empty where it is about the whole object. */
  public static String columnOf(String word) {
    int bracket = word.indexOf('(');
    return bracket < 0 ? "" : word.substring(bracket + 1, word.length() - 1);
  }

  /** The privilege of a word, without its column. */
  public static String privilegeOf(String word) {
    int bracket = word.indexOf('(');
    return bracket < 0 ? word : word.substring(0, bracket);
  }

  /** Where a grant on a relation lives; on a schema where the relation is empty. */
  public static Address address(String platform, String schema, String relation, String grantee) {
    return Address.of(platform, KIND, schema, relation, grantee);
  }

  @Override
  public Address address(String platform) {
    return address(platform, schema, relation, grantee);
  }

  @Override
  public Resource toResource(String platform) {
    TreeSet<Address> needs = new TreeSet<>();
    needs.add(
        switch (on) {
          case SCHEMA -> PgSchema.address(platform, schema);
          case TABLE -> PgTable.address(platform, schema, relation);
          case VIEW -> PgView.address(platform, schema, relation);
        });
    if (!grantee.equals(PUBLIC)) {
      needs.add(PgRole.address(platform, grantee));
    }
    return Resource.of(
        address(platform),
        Map.of(
            "on", Value.of(on.name().toLowerCase(Locale.ROOT)),
            "privileges", new Value.Bag(privileges),
            "grantable", new Value.Bag(grantable)),
        needs);
  }

  /** The record of a neutral form. */
  public static PgGrant of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    return new PgGrant(
        path.get(0),
        path.get(1),
        path.get(2),
        On.valueOf(values.text("on").toUpperCase(Locale.ROOT)),
        values.bag("privileges"),
        values.bag("grantable"));
  }
}
