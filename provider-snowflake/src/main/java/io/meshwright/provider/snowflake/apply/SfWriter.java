package io.meshwright.provider.snowflake.apply;

import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Resource;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.kit.sql.UnwritableException;
import io.meshwright.provider.snowflake.client.SfComments;
import io.meshwright.provider.snowflake.client.SfLive;
import io.meshwright.provider.snowflake.resource.SfCompute;
import io.meshwright.provider.snowflake.resource.SfDatabase;
import io.meshwright.provider.snowflake.resource.SfDatabaseRole;
import io.meshwright.provider.snowflake.resource.SfDynamicTable;
import io.meshwright.provider.snowflake.resource.SfFollowing;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfImport;
import io.meshwright.provider.snowflake.resource.SfLabel;
import io.meshwright.provider.snowflake.resource.SfListing;
import io.meshwright.provider.snowflake.resource.SfMask;
import io.meshwright.provider.snowflake.resource.SfMetric;
import io.meshwright.provider.snowflake.resource.SfModelRight;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfRoleGrant;
import io.meshwright.provider.snowflake.resource.SfRowPolicy;
import io.meshwright.provider.snowflake.resource.SfSchema;
import io.meshwright.provider.snowflake.resource.SfShare;
import io.meshwright.provider.snowflake.resource.SfShareAccount;
import io.meshwright.provider.snowflake.resource.SfStage;
import io.meshwright.provider.snowflake.resource.SfStageGrant;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.provider.snowflake.resource.SfTask;
import io.meshwright.provider.snowflake.resource.SfView;
import io.meshwright.provider.snowflake.sql.DynamicStatements;
import io.meshwright.provider.snowflake.sql.GrantStatements;
import io.meshwright.provider.snowflake.sql.SfStatements;
import io.meshwright.provider.snowflake.sql.ShareStatements;
import io.meshwright.provider.snowflake.sql.StageStatements;
import io.meshwright.provider.snowflake.sql.ViewStatements;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns changes into statements, from what is there. Each takes effect by itself: nothing before
 * the last one of a change gives access, and what was sent in part is sent again from what is there
 * then.
 */
final class SfWriter {
  private final SfLive live;
  private final Claims claims;
  private final TableWriter tables;
  private final PolicyWriter policies;
  private final ViewWriter views;
  private final DynamicWriter dynamic;
  private final Emptiness emptiness;
  private final FutureRights future;
  private final WarehouseWriter warehouses;
  private final LabelWriter labels;
  private final ImportWriter imports;
  private final ShareWriter shares;

  /**
   * Writes to what is there.
   *
   * @param home the warehouse that questions run in
   */
  SfWriter(SfLive live, Optional<String> home) {
    this.live = live;
    this.claims = new Claims(live);
    this.tables = new TableWriter(live);
    this.policies = new PolicyWriter(live);
    this.views = new ViewWriter(live);
    this.emptiness = new Emptiness(live);
    this.future = new FutureRights(live);
    this.dynamic = new DynamicWriter(live, future);
    this.labels = new LabelWriter(live);
    this.imports = new ImportWriter(claims);
    this.shares = new ShareWriter(claims);
    this.warehouses = new WarehouseWriter(live, claims, home);
  }

  /**
   * The statements of a change; none where there is nothing to do.
   *
   * @throws MeshException where it cannot be made
   */
  List<SqlText> statements(Change change) {
    try {
      return switch (change) {
        case Change.Create create -> made(change, create.desired());
        case Change.Update update -> change(change, update.desired());
        case Change.Adopt adopt -> change(change, adopt.desired());
        case Change.Replace replace -> replace(replace);
        case Change.Delete delete -> take(delete.live().resource());
      };
    } catch (UnwritableException e) {
      throw new MeshException(
          ErrorKind.USER, change.address() + " cannot be written: " + e.getMessage(), e);
    }
  }

  private List<SqlText> replace(Change.Replace replace) throws UnwritableException {
    List<SqlText> all = new ArrayList<>(take(replace.live().resource()));
    all.addAll(made(replace, replace.desired()));
    all.addAll(imports.again(replace));
    return all;
  }

  /** What comes after something was made or taken; it may be sent again where it was sent. */
  List<SqlText> again(Change change) {
    return switch (change) {
      case Change.Create create -> future.after(SfResource.of(create.desired().resource()));
      case Change.Replace replace -> {
        List<SqlText> all = new ArrayList<>(imports.again(replace));
        all.addAll(future.after(SfResource.of(replace.desired().resource())));
        yield all;
      }
      case Change.Delete delete -> ModelWriter.again(delete);
      case Change.Update update -> again(change, update.desired());
      case Change.Adopt adopt -> again(change, adopt.desired());
    };
  }

  /** What was made anew in place of what was there has what the future gives as well. */
  private List<SqlText> again(Change change, Desired desired) {
    return SfResource.of(desired.resource()) instanceof SfDynamicTable table
            && DynamicWriter.replaces(table, SfResource.of(change.before().orElseThrow()))
        ? future.after(table)
        : List.of();
  }

  /** What is new is nobody's but by grants of ours. */
  private List<SqlText> made(Change change, Desired desired) throws UnwritableException {
    SfResource resource = SfResource.of(desired.resource());
    List<SqlText> all = new ArrayList<>(make(change, desired));
    // One that is dynamic is filled after that, and by what makes it.
    if (!(resource instanceof SfDynamicTable)) {
      all.addAll(future.after(resource));
    }
    return all;
  }

  private static Marker marker(Desired desired) {
    return desired.owner().mark().orElseThrow();
  }

  private List<SqlText> make(Change change, Desired desired) throws UnwritableException {
    return switch (SfResource.of(desired.resource())) {
      case SfDatabase database ->
          List.of(
              SfStatements.createDatabase(
                  database.name(), SfComments.of(database, marker(desired))));
      case SfSchema schema ->
          List.of(
              SfStatements.createSchema(
                  schema.database(),
                  schema.name(),
                  schema.managed(),
                  SfComments.of(schema, marker(desired))));
      case SfTable table ->
          List.of(SfStatements.createTable(table, SfComments.of(table, marker(desired))));
      case SfView view -> views.make(view, marker(desired));
      case SfDynamicTable table -> dynamic.make(table, marker(desired));
      case SfMetric metric -> new MetricWriter(live).put(metric);
      case SfTask task -> new TaskWriter(live).make(task, marker(desired));
      case SfFollowing following -> new StreamWriter(live).make(following, marker(desired));
      case SfDatabaseRole role ->
          List.of(
              SfStatements.createDatabaseRole(
                  role.database(),
                  role.name(),
                  SfComments.ledger(role, marker(desired), role.claims())));
      case SfGrant grant -> GrantWriter.change(grant.emptied(), grant);
      case SfRoleGrant grant -> give(change, grant);
      case SfRowPolicy policy -> policies.put(policy);
      case SfMask mask -> policies.put(mask);
      case SfShare share -> ShareWriter.make(share, marker(desired));
      case SfShareAccount account -> shares.open(account);
      case SfListing listing -> ListingWriter.make(listing, marker(desired));
      case SfImport made -> imports.make(made, marker(desired));
      case SfStage stage -> StageWriter.make(stage, marker(desired));
      case SfStageGrant grant -> StageWriter.grant(grant.emptied(), grant);
      case SfModelRight right -> ModelWriter.make(right);
      case SfCompute compute -> warehouses.make(compute, marker(desired));
      case SfLabel label -> labels.make(label, marker(desired));
    };
  }

  private List<SqlText> change(Change change, Desired desired) throws UnwritableException {
    SfResource before = SfResource.of(change.before().orElseThrow());
    return switch (SfResource.of(desired.resource())) {
      case SfDatabase database ->
          List.of(
              SfStatements.commentOnDatabase(
                  database.name(), SfComments.of(database, marker(desired))));
      case SfSchema schema -> tables.change(schema, (SfSchema) before, marker(desired));
      case SfTable table -> tables.change(table, (SfTable) before, marker(desired));
      case SfView view -> views.change(view, marker(desired));
      case SfDynamicTable table -> dynamic.change(table, before, marker(desired));
      case SfMetric metric -> new MetricWriter(live).put(metric);
      case SfTask task -> new TaskWriter(live).change(task, marker(desired));
      case SfFollowing following -> new StreamWriter(live).change(following, marker(desired));
      case SfDatabaseRole role ->
          List.of(
              SfStatements.commentOnDatabaseRole(
                  role.database(),
                  role.name(),
                  SfComments.ledger(role, marker(desired), claims.of(role))));
      case SfGrant grant -> GrantWriter.change((SfGrant) before, grant);
      case SfRoleGrant grant -> give(change, grant);
      case SfRowPolicy policy -> policies.put(policy);
      case SfMask mask -> policies.put(mask);
      case SfShare share -> shares.change(share, marker(desired));
      case SfShareAccount account -> shares.open(account);
      case SfListing listing -> ListingWriter.change(listing, marker(desired));
      case SfImport changed -> imports.change(changed, marker(desired));
      case SfStage stage -> StageWriter.change(stage, (SfStage) before, marker(desired));
      case SfStageGrant grant -> StageWriter.grant((SfStageGrant) before, grant);
      case SfModelRight right -> ModelWriter.change(right, before);
      case SfCompute compute -> warehouses.change(compute, before, marker(desired));
      case SfLabel label -> labels.change(label, before, marker(desired));
    };
  }

  /** It stands in the role's ledger before it is given: what is given is never taken for drift. */
  private List<SqlText> give(Change change, SfRoleGrant grant) {
    if (grant.database().isEmpty()) {
      throw notOurs(change);
    }
    List<SqlText> all = new ArrayList<>(claims.add(grant).stream().toList());
    all.add(GrantStatements.grant(grant));
    return all;
  }

  private List<SqlText> take(Resource resource) {
    Address address = resource.address();
    SfResource gone = SfResource.of(resource);
    if (!live.facts().containsKey(address)) {
      // It is gone already; what was ours of it may still stand in a ledger.
      return claims.forget(gone);
    }
    return switch (gone) {
      case SfDatabase database -> {
        emptiness.check(database);
        yield List.of(SfStatements.dropDatabase(database.name()));
      }
      case SfSchema schema -> {
        emptiness.check(schema);
        yield List.of(SfStatements.dropSchema(schema.database(), schema.name()));
      }
      case SfTable table -> List.of(SfStatements.dropTable(table));
      case SfView view -> List.of(ViewStatements.drop(view.database(), view.schema(), view.name()));
      case SfDynamicTable table -> List.of(DynamicStatements.drop(table));
      case SfTask task -> new TaskWriter(live).take(task);
      case SfFollowing following -> StreamWriter.take(following);
      case SfMetric metric -> new MetricWriter(live).take(metric);
      case SfDatabaseRole role ->
          List.of(SfStatements.dropDatabaseRole(role.database(), role.name()));
      case SfGrant grant -> GrantWriter.change(grant, grant.emptied());
      case SfRoleGrant grant -> {
        List<SqlText> all = new ArrayList<>(List.of(GrantStatements.revoke(grant)));
        all.addAll(claims.remove(grant).stream().toList());
        yield all;
      }
      case SfRowPolicy policy -> policies.take(policy);
      case SfMask mask -> policies.take(mask);
      case SfShare share -> List.of(ShareStatements.drop(share.name()));
      case SfShareAccount account -> shares.close(account);
      case SfListing listing -> ListingWriter.take(listing);
      case SfImport had -> imports.take(had);
      case SfStage stage -> List.of(StageStatements.drop(stage));
      case SfStageGrant grant -> StageWriter.grant(grant, grant.emptied());
      case SfModelRight right -> ModelWriter.take(right);
      case SfCompute compute -> warehouses.take(compute);
      case SfLabel label -> labels.take(label);
    };
  }

  private static MeshException notOurs(Change change) {
    return new MeshException(
        ErrorKind.USER,
        change.address()
            + " is a role of the account, which Meshwright reads and does not give; give it by"
            + " hand");
  }
}
