package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * What one grantee may do on a stage, or on all stages to come. It is no {@link SfGrant}: a stage
 * and a table of one schema may have the same name.
 *
 * @param database the database
 * @param schema the schema; {@link #FUTURE} for stages to come in the whole database
 * @param stage the stage; {@link #FUTURE} for stages to come
 * @param grantee who, as in {@link SfGrant#grantee()}
 * @param privileges words such as {@code READ}
 * @param grantable whether some of it may be handed on
 */
public record SfStageGrant(
    String database,
    String schema,
    String stage,
    String grantee,
    SortedSet<String> privileges,
    boolean grantable)
    implements SfResource {
  /** The kind. */
  public static final String KIND = "stage-grant";

  /** Stands for every stage to come: no stage and no schema has such a name. */
  public static final String FUTURE = "";

  private static final String PRIVILEGES = "privileges";
  private static final String GRANTABLE = "grantable";

  /** Copies the words. */
  public SfStageGrant {
    privileges = Ordered.set(privileges);
  }

  /** A grant as Meshwright makes them: it is not handed on. */
  public static SfStageGrant of(
      String database, String schema, String stage, String grantee, Collection<String> privileges) {
    return new SfStageGrant(database, schema, stage, grantee, Ordered.set(privileges), false);
  }

  /** The same without any privilege. */
  public SfStageGrant emptied() {
    return of(database, schema, stage, grantee, List.of());
  }

  /** Whether it is about stages to come. */
  public boolean future() {
    return stage.equals(FUTURE);
  }

  /** Where a grant lives. */
  public static Address address(
      String platform, String database, String schema, String stage, String grantee) {
    return Address.of(platform, KIND, database, schema, stage, grantee);
  }

  @Override
  public Address address(String platform) {
    return address(platform, database, schema, stage, grantee);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(
        address(platform),
        Map.of(PRIVILEGES, new Value.Bag(privileges), GRANTABLE, Value.of(grantable)),
        needs(platform));
  }

  /** What it is about, and the role that gets it. */
  private List<Address> needs(String platform) {
    List<Address> all = new ArrayList<>();
    if (schema.equals(FUTURE)) {
      all.add(SfDatabase.address(platform, database));
    } else if (future()) {
      all.add(SfSchema.address(platform, database, schema));
    } else {
      all.add(SfStage.address(platform, database, schema, stage));
    }
    String own = SfGrant.databaseRole(database, "");
    if (grantee.startsWith(own)) {
      all.add(SfDatabaseRole.address(platform, database, grantee.substring(own.length())));
    } else if (grantee.startsWith(SfShare.SHARE)) {
      all.add(SfShare.address(platform, grantee.substring(SfShare.SHARE.length())));
    }
    return all;
  }

  static SfStageGrant of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    return new SfStageGrant(
        path.get(0),
        path.get(1),
        path.get(2),
        path.get(3),
        values.bag(PRIVILEGES),
        values.bool(GRANTABLE));
  }
}
