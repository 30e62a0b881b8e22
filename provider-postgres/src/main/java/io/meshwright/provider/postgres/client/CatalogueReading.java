package io.meshwright.provider.postgres.client;

import io.meshwright.api.name.Ordered;
import io.meshwright.kit.apply.CallMeter;
import io.meshwright.provider.postgres.client.CatalogueRows.Attached;
import io.meshwright.provider.postgres.client.CatalogueRows.Column;
import io.meshwright.provider.postgres.client.CatalogueRows.Constraint;
import io.meshwright.provider.postgres.client.CatalogueRows.Dependent;
import io.meshwright.provider.postgres.client.CatalogueRows.Index;
import io.meshwright.provider.postgres.client.CatalogueRows.Membership;
import io.meshwright.provider.postgres.client.CatalogueRows.Policy;
import io.meshwright.provider.postgres.client.CatalogueRows.Privilege;
import io.meshwright.provider.postgres.client.CatalogueRows.Relation;
import io.meshwright.provider.postgres.client.CatalogueRows.Role;
import io.meshwright.provider.postgres.client.CatalogueRows.Schema;
import io.meshwright.provider.postgres.client.CatalogueRows.Server;
import io.meshwright.provider.postgres.resource.PgTable;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One read of the catalogue over one connection, inside a transaction that is already begun. */
final class CatalogueReading {
  private final Connection connection;
  private final CallMeter meter;

  CatalogueReading(Connection connection, CallMeter meter) {
    this.connection = connection;
    this.meter = meter;
  }

  CatalogueRows read(CatalogueScope scope) throws SQLException {
    String marker = scope.mesh().map(m -> PgComment.markerStart(m)).orElse("");
    String anyMarker = scope.mesh().map(m -> PgComment.ANY_MARKER).orElse("");
    Server server = query(CatalogueQueries.SERVER, CatalogueReading::server).getFirst();
    List<Schema> schemas =
        query(CatalogueQueries.SCHEMAS, CatalogueReading::schema, scope.schemas(), marker, marker);
    List<Long> inSchemas = schemas.stream().map(Schema::id).toList();
    List<Relation> relations =
        query(CatalogueQueries.RELATIONS, CatalogueReading::relation, inSchemas);
    List<Long> ids = relations.stream().map(Relation::id).toList();
    List<Column> columns = query(CatalogueQueries.COLUMNS, CatalogueReading::column, ids, ids);
    List<Constraint> constraints =
        query(CatalogueQueries.CONSTRAINTS, CatalogueReading::constraint, ids);
    List<Index> indexes = query(CatalogueQueries.INDEXES, CatalogueReading::index, ids);
    List<Dependent> dependents =
        query(CatalogueQueries.DEPENDENTS, CatalogueReading::dependent, ids, ids, ids);
    List<Policy> policies = query(CatalogueQueries.POLICIES, CatalogueReading::policy, ids);
    List<Privilege> privileges =
        query(CatalogueQueries.PRIVILEGES, CatalogueReading::privilege, inSchemas, ids, ids);
    List<Membership> memberships =
        query(
            CatalogueQueries.MEMBERSHIPS,
            CatalogueReading::membership,
            anyMarker,
            anyMarker,
            scope.roles());
    SortedSet<String> mentioned = mentioned(scope, relations, policies, privileges, memberships);
    List<Role> roles =
        query(CatalogueQueries.ROLES, CatalogueReading::role, mentioned, marker, marker);
    List<Attached> attached =
        scope.mesh().isEmpty()
            ? List.of()
            : query(
                CatalogueQueries.ATTACHED,
                CatalogueReading::attached,
                ids,
                ids,
                ids,
                inSchemas,
                ids,
                inSchemas);
    return new CatalogueRows(
        server,
        schemas,
        relations,
        columns,
        constraints,
        indexes,
        dependents,
        policies,
        privileges,
        memberships,
        roles,
        attached);
  }

  private static SortedSet<String> mentioned(
      CatalogueScope scope,
      List<Relation> relations,
      List<Policy> policies,
      List<Privilege> privileges,
      List<Membership> memberships) {
    SortedSet<String> names = new TreeSet<>(scope.roles());
    names.addAll(scope.mentioned());
    relations.stream().filter(Relation::needsPublisher).forEach(r -> names.add(r.owner()));
    policies.forEach(p -> names.addAll(p.roles()));
    privileges.forEach(p -> names.add(p.grantee()));
    memberships.forEach(m -> names.addAll(List.of(m.role(), m.member())));
    return names;
  }

  @FunctionalInterface
  private interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  private <T> List<T> query(String text, Row<T> row, Object... parameters) throws SQLException {
    meter.read("catalogue.read");
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      for (int i = 0; i < parameters.length; i++) {
        bind(statement, i + 1, parameters[i]);
      }
      List<T> rows = new ArrayList<>();
      try (ResultSet results = statement.executeQuery()) {
        while (results.next()) {
          rows.add(row.of(results));
        }
      }
      return rows;
    }
  }

  private void bind(PreparedStatement statement, int place, Object parameter) throws SQLException {
    if (!(parameter instanceof Collection<?> values)) {
      statement.setString(place, parameter.toString());
      return;
    }
    boolean numbers = !values.isEmpty() && values.iterator().next() instanceof Long;
    Array array = connection.createArrayOf(numbers ? "int8" : "text", values.toArray());
    statement.setArray(place, array);
  }

  private static Server server(ResultSet row) throws SQLException {
    return new Server(row.getString(1), row.getBoolean(2), row.getInt(3), row.getString(4));
  }

  private static Schema schema(ResultSet row) throws SQLException {
    return new Schema(
        row.getLong(1), row.getString(2), row.getString(3), row.getBoolean(4), row.getString(5));
  }

  private static Relation relation(ResultSet row) throws SQLException {
    return new Relation(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4).charAt(0),
        row.getString(5),
        row.getBoolean(6),
        row.getBoolean(7),
        Ordered.set(texts(row.getArray(8))),
        row.getString(9),
        Optional.ofNullable(row.getString(10)));
  }

  private static Column column(ResultSet row) throws SQLException {
    return new Column(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getBoolean(5),
        row.getString(6),
        PgTable.Identity.valueOf(row.getString(7)));
  }

  private static Constraint constraint(ResultSet row) throws SQLException {
    return new Constraint(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getBoolean(4),
        texts(row.getArray(5)));
  }

  private static Index index(ResultSet row) throws SQLException {
    return new Index(row.getString(1), row.getString(2), row.getString(3), texts(row.getArray(4)));
  }

  private static Dependent dependent(ResultSet row) throws SQLException {
    return new Dependent(
        row.getString(1),
        row.getString(2),
        texts(row.getArray(3)),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7));
  }

  private static Policy policy(ResultSet row) throws SQLException {
    return new Policy(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getBoolean(4),
        row.getString(5),
        Ordered.set(texts(row.getArray(6))),
        Optional.ofNullable(row.getString(7)),
        Optional.ofNullable(row.getString(8)),
        row.getString(9));
  }

  private static Privilege privilege(ResultSet row) throws SQLException {
    return new Privilege(
        row.getString(1),
        row.getString(2),
        Optional.ofNullable(row.getString(3)),
        row.getString(4),
        row.getString(5),
        row.getBoolean(6));
  }

  private static Membership membership(ResultSet row) throws SQLException {
    return new Membership(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getBoolean(4),
        row.getBoolean(5),
        row.getBoolean(6));
  }

  private static Role role(ResultSet row) throws SQLException {
    return new Role(row.getString(1), row.getBoolean(2), row.getBoolean(3), row.getString(4));
  }

  private static Attached attached(ResultSet row) throws SQLException {
    return new Attached(
        row.getString(1).charAt(0),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7));
  }

  private static List<String> texts(@Nullable Array array) throws SQLException {
    if (array == null) {
      return List.of();
    }
    return Arrays.stream((Object[]) array.getArray()).map(Object::toString).toList();
  }
}
