package io.meshwright.provider.snowflake.apply;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.schema.DataType;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.kit.sql.UnwritableException;
import io.meshwright.provider.snowflake.client.AttachedPolicy;
import io.meshwright.provider.snowflake.client.SfLive;
import io.meshwright.provider.snowflake.resource.PolicyNames;
import io.meshwright.provider.snowflake.resource.SfColumn;
import io.meshwright.provider.snowflake.resource.SfMask;
import io.meshwright.provider.snowflake.resource.SfRowPolicy;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.provider.snowflake.resource.TableKind;
import io.meshwright.provider.snowflake.sql.PolicyStatements;
import io.meshwright.provider.snowflake.sql.SfArgument;
import io.meshwright.provider.snowflake.sql.SfBodies;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * Changes of policies. A policy is made, given its body, put on its table in place of what is
 * there, and then what is not on anything any more is dropped: at no moment is the table without.
 */
final class PolicyWriter {
  private final SfLive live;

  PolicyWriter(SfLive live) {
    this.live = live;
  }

  List<SqlText> put(SfRowPolicy policy) throws UnwritableException {
    PolicyStatements sql = sql(policy.database(), policy.schema(), policy.table());
    SortedMap<String, DataType> types =
        live.types(policy.database(), policy.schema(), policy.table());
    List<SfArgument> signature =
        arguments(table(policy.database(), policy.schema(), policy.table()), policy.columns());
    String name = PolicyNames.rowPolicy(policy.schema(), policy.table(), texts(signature));
    SqlText body = SfBodies.rows(policy.rows(), types);
    List<SqlText> all = new ArrayList<>();
    all.add(sql.createRowPolicy(name, signature, body));
    all.add(sql.setRowPolicy(name, body));
    Optional<AttachedPolicy> there =
        live.attached(
            SfRowPolicy.address(
                live.platform(), policy.database(), policy.schema(), policy.table()));
    AttachedPolicy own = new AttachedPolicy(policy.database(), policy.schema(), name);
    if (there.isEmpty()) {
      all.add(sql.addRowPolicy(policy.table(), name, signature));
    } else if (!there.get().equals(own)) {
      all.add(sql.swapRowPolicy(policy.table(), parts(there.get()), name, signature));
    }
    all.addAll(
        left(
            policy.database(),
            policy.schema(),
            PolicyNames.rowPolicies(policy.schema(), policy.table()),
            name,
            sql::dropRowPolicy));
    return all;
  }

  List<SqlText> put(SfMask mask) throws UnwritableException {
    if (!(mask.look() instanceof SfMask.Look.Ruled(var rule))) {
      throw new UnwritableException("mask-functions", "what was not read is never written");
    }
    PolicyStatements sql = sql(mask.database(), mask.schema(), mask.table());
    SortedMap<String, DataType> types = live.types(mask.database(), mask.schema(), mask.table());
    List<String> columns =
        SfBodies.signature(rule, mask.column(), types).stream().map(SfArgument::name).toList();
    List<SfArgument> signature =
        arguments(table(mask.database(), mask.schema(), mask.table()), columns);
    String name = PolicyNames.mask(mask.schema(), mask.table(), mask.column(), texts(signature));
    SqlText body = SfBodies.mask(rule, mask.column(), types);
    List<SqlText> all = new ArrayList<>();
    all.add(sql.createMask(name, signature, body));
    all.add(sql.setMask(name, body));
    all.add(sql.addMask(mask.table(), name, signature));
    all.addAll(
        left(
            mask.database(),
            mask.schema(),
            PolicyNames.masks(mask.schema(), mask.table(), mask.column()),
            name,
            sql::dropMask));
    return all;
  }

  /** Ours goes as a whole; of somebody else's, that it is on the table. */
  List<SqlText> take(SfRowPolicy policy) {
    PolicyStatements sql = sql(policy.database(), policy.schema(), policy.table());
    List<SqlText> all = new ArrayList<>();
    live.attached(policy.address(live.platform()))
        .ifPresent(p -> all.add(sql.removeRowPolicy(policy.table(), parts(p))));
    all.addAll(
        left(
            policy.database(),
            policy.schema(),
            PolicyNames.rowPolicies(policy.schema(), policy.table()),
            "",
            sql::dropRowPolicy));
    return all;
  }

  List<SqlText> take(SfMask mask) {
    PolicyStatements sql = sql(mask.database(), mask.schema(), mask.table());
    List<SqlText> all = new ArrayList<>();
    all.add(sql.removeMask(mask.table(), mask.column()));
    all.addAll(
        left(
            mask.database(),
            mask.schema(),
            PolicyNames.masks(mask.schema(), mask.table(), mask.column()),
            "",
            sql::dropMask));
    return all;
  }

  /** Drops what was made for the same place and is not what is on it. */
  private List<SqlText> left(
      String database, String schema, String prefix, String kept, Function<String, SqlText> drop) {
    return live.policies(database).stream()
        .filter(p -> p.schema().equals(schema) && p.name().startsWith(prefix))
        .map(AttachedPolicy::name)
        .filter(n -> !n.equals(kept))
        .sorted()
        .map(drop)
        .toList();
  }

  private PolicyStatements sql(String database, String schema, String table) {
    TableKind kind = live.table(database, schema, table).map(SfTable::kind).orElse(TableKind.TABLE);
    return new PolicyStatements(database, schema, kind);
  }

  private static List<String> parts(AttachedPolicy policy) {
    return List.of(policy.database(), policy.schema(), policy.name());
  }

  private SfTable table(String database, String schema, String name) {
    return live.table(database, schema, name)
        .orElseThrow(
            () ->
                new MeshException(
                    ErrorKind.CONFLICT,
                    "table " + String.join(".", database, schema, name) + " is gone; plan again"));
  }

  private static List<SfArgument> arguments(SfTable table, Collection<String> columns) {
    List<SfArgument> arguments = new ArrayList<>();
    for (String column : columns) {
      SfColumn found =
          table.columns().stream()
              .filter(c -> c.name().equals(column))
              .findFirst()
              .orElseThrow(
                  () ->
                      new MeshException(
                          ErrorKind.CONFLICT,
                          "column " + column + " of " + table.name() + " is gone; plan again"));
      arguments.add(new SfArgument(found.name(), found.type()));
    }
    return arguments;
  }

  private static List<String> texts(List<SfArgument> signature) {
    return signature.stream().map(SfArgument::text).toList();
  }
}
