package io.meshwright.provider.snowflake.apply;

import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.snowflake.client.SfLive;
import io.meshwright.provider.snowflake.resource.SfDynamicTable;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfSchema;
import io.meshwright.provider.snowflake.resource.SfStage;
import io.meshwright.provider.snowflake.resource.SfStageGrant;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.provider.snowflake.resource.SfView;
import io.meshwright.provider.snowflake.resource.TableKind;
import io.meshwright.provider.snowflake.sql.GrantStatements;
import io.meshwright.provider.snowflake.sql.StageStatements;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Takes from a new object what grants on objects to come give others of it, in the next statement:
 * before anything is in a table or stage. Those of a schema take the place of those of its database
 * (https://docs.snowflake.com/en/sql-reference/sql/grant-privilege). Who was to own it owns it:
 * that is not taken back, and shown by the next plan.
 */
final class FutureRights {
  private static final String OWNERSHIP = "OWNERSHIP";

  private final SfLive live;

  FutureRights(SfLive live) {
    this.live = live;
  }

  /** What to send after something was made. */
  List<SqlText> after(SfResource made) {
    return switch (made) {
      case SfSchema schema -> onSchema(schema.database(), schema.name());
      case SfTable table -> onTable(table.database(), table.schema(), table.name(), table.kind());
      case SfView view -> onTable(view.database(), view.schema(), view.name(), TableKind.VIEW);
      case SfDynamicTable table ->
          onTable(table.database(), table.schema(), table.name(), TableKind.DYNAMIC_TABLE);
      case SfStage stage -> onStage(stage.database(), stage.schema(), stage.name());
      default -> List.of();
    };
  }

  private List<SqlText> onTable(String database, String schema, String name, TableKind kind) {
    Predicate<SfGrant> to =
        g -> g.database().equals(database) && g.table().equals(SfGrant.future(kind));
    List<SfGrant> own = grants().filter(to.and(g -> g.schema().equals(schema))).toList();
    List<SfGrant> all =
        own.isEmpty()
            ? grants().filter(to.and(g -> g.schema().equals(SfGrant.FUTURE))).toList()
            : own;
    return all.stream()
        .map(g -> SfGrant.of(database, schema, name, g.grantee(), taken(g.privileges())).on(kind))
        .filter(g -> !g.privileges().isEmpty())
        .map(g -> GrantStatements.revoke(g, g.privileges()))
        .toList();
  }

  private List<SqlText> onSchema(String database, String schema) {
    return grants()
        .filter(
            g ->
                g.database().equals(database)
                    && g.schema().equals(SfGrant.FUTURE)
                    && g.table().isEmpty())
        .map(g -> SfGrant.of(database, schema, "", g.grantee(), taken(g.privileges())))
        .filter(g -> !g.privileges().isEmpty())
        .map(g -> GrantStatements.revoke(g, g.privileges()))
        .toList();
  }

  private List<SqlText> onStage(String database, String schema, String name) {
    List<SfStageGrant> own = stages(database, schema);
    return (own.isEmpty() ? stages(database, SfStageGrant.FUTURE) : own)
        .stream()
            .map(
                g ->
                    new SfStageGrant(
                        database, schema, name, g.grantee(), taken(g.privileges()), false))
            .filter(g -> !g.privileges().isEmpty())
            .map(g -> StageStatements.revoke(g, g.privileges()))
            .toList();
  }

  private List<SfStageGrant> stages(String database, String schema) {
    return resources()
        .flatMap(r -> r instanceof SfStageGrant grant ? Stream.of(grant) : Stream.empty())
        .filter(g -> g.future() && g.database().equals(database) && g.schema().equals(schema))
        .toList();
  }

  private Stream<SfGrant> grants() {
    return resources()
        .flatMap(r -> r instanceof SfGrant grant ? Stream.of(grant) : Stream.empty())
        .filter(SfGrant::future);
  }

  private Stream<SfResource> resources() {
    return live.facts().values().stream()
        .filter(f -> Set.of(SfGrant.KIND, SfStageGrant.KIND).contains(f.address().kind()))
        .map(f -> SfResource.of(f.resource()));
  }

  private static SortedSet<String> taken(Set<String> privileges) {
    TreeSet<String> taken = new TreeSet<>(privileges);
    taken.remove(OWNERSHIP);
    return taken;
  }
}
