package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * What one grantee may do with one model, or with all models of a registry to come. What a role of
 * ours has of those to come it is to have of those that are there, too.
 *
 * @param database the database
 * @param schema the registry; {@link #TO_COME} for models to come in the whole database
 * @param model the model; {@link #TO_COME} for models to come
 * @param grantee who, as in {@link SfGrant#grantee()}
 * @param privileges words such as {@code USAGE}
 * @param grantable whether some of it may be handed on
 * @param lacking models that are there, of which a role of ours has less than of those to come
 */
public record SfModelGrant(
    String database,
    String schema,
    String model,
    String grantee,
    SortedSet<String> privileges,
    boolean grantable,
    SortedSet<String> lacking)
    implements SfModelRight {
  /** The kind. */
  public static final String KIND = "model-grant";

  /** Stands for every model to come: no model and no schema has such a name. */
  public static final String TO_COME = "";

  private static final String PRIVILEGES = "privileges";
  private static final String GRANTABLE = "grantable";
  private static final String LACKING = "lacking";

  /** Copies the words. */
  public SfModelGrant {
    privileges = Ordered.set(privileges);
    lacking = Ordered.set(lacking);
  }

  /** A grant as Meshwright makes them: it is not handed on, and no model lacks it. */
  public static SfModelGrant of(
      String database, String schema, String model, String grantee, Collection<String> privileges) {
    return new SfModelGrant(
        database,
        schema,
        model,
        grantee,
        Ordered.set(privileges),
        false,
        Ordered.set(List.<String>of()));
  }

  /** The same without any privilege. */
  public SfModelGrant emptied() {
    return of(database, schema, model, grantee, List.of());
  }

  /** Whether it is about models to come. */
  public boolean isToCome() {
    return model.equals(TO_COME);
  }

  /** Whether it is about all models of one registry. */
  public boolean isOfRegistry() {
    return isToCome() && !schema.equals(TO_COME);
  }

  /** Where a grant lives. */
  public static Address address(
      String platform, String database, String schema, String model, String grantee) {
    return Address.of(platform, KIND, database, schema, model, grantee);
  }

  @Override
  public Address address(String platform) {
    return address(platform, database, schema, model, grantee);
  }

  @Override
  public Resource toResource(String platform) {
    TreeMap<String, Value> values = new TreeMap<>();
    values.put(PRIVILEGES, new Value.Bag(privileges));
    values.put(GRANTABLE, Value.of(grantable));
    if (!lacking.isEmpty()) {
      values.put(LACKING, new Value.Bag(lacking));
    }
    return Resource.of(address(platform), values, needs(platform));
  }

  /** What it is about, and the role that gets it. */
  private List<Address> needs(String platform) {
    List<Address> all = new ArrayList<>();
    all.add(
        schema.equals(TO_COME)
            ? SfDatabase.address(platform, database)
            : SfSchema.address(platform, database, schema));
    String own = SfGrant.databaseRole(database, "");
    if (grantee.startsWith(own)) {
      all.add(SfDatabaseRole.address(platform, database, grantee.substring(own.length())));
    } else if (grantee.startsWith(SfShare.SHARE)) {
      all.add(SfShare.address(platform, grantee.substring(SfShare.SHARE.length())));
      // A share holds a database before it holds something of that.
      all.add(SfGrant.address(platform, database, "", "", grantee));
    }
    return all;
  }

  static SfModelGrant of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    return new SfModelGrant(
        path.get(0),
        path.get(1),
        path.get(2),
        path.get(3),
        values.bag(PRIVILEGES),
        values.bool(GRANTABLE),
        values.has(LACKING) ? values.bag(LACKING) : Ordered.set(List.<String>of()));
  }
}
