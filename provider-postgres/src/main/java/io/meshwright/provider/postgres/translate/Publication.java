package io.meshwright.provider.postgres.translate;

import io.meshwright.api.name.NamePrefix;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.schema.TableSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A table of a port and how it lands: a published view over an internal table.
 *
 * @param policies what policies say about it; conditions are over the internal table's columns,
 *     selections name published columns
 * @param description what the published view says about itself
 * @param names native names
 * @param columns per published column the internal one, in published order
 * @param types per published column the internal one's native type
 * @param where which rows, over internal columns; empty means all
 * @param inherited protections of the tables that a view port is made from, which its own policies
 *     lack
 * @param open whether anybody reads the view
 */
record Publication(
    TablePolicies policies,
    String description,
    Names names,
    Map<String, String> columns,
    Map<String, String> types,
    Optional<Expression> where,
    Inherited inherited,
    boolean open) {

  /**
   * Native names.
   *
   * @param prefix what they begin with
   * @param workspace whose they are
   * @param schema published schema
   * @param relation published view
   * @param sourceSchema schema of the internal table
   * @param sourceTable the internal table
   * @param sourceProduct whose internal table it is
   */
  record Names(
      NamePrefix prefix,
      WorkspaceId workspace,
      String schema,
      String relation,
      String sourceSchema,
      String sourceTable,
      ProductAddress sourceProduct) {}

  /**
   * Protections from elsewhere.
   *
   * @param rows row policies
   * @param masks per published column
   */
  record Inherited(
      List<TablePolicies.KeptRows> rows, SortedMap<String, List<TablePolicies.ColumnMask>> masks) {
    boolean isEmpty() {
      return rows.isEmpty() && masks.isEmpty();
    }
  }

  /** The native type of a published column, which is that of its source. */
  String nativeType(String column) {
    String type = types.get(column);
    if (type == null) {
      throw new IllegalArgumentException("there is no column '" + column + "'");
    }
    return type;
  }

  TableAddress table() {
    return policies.table();
  }

  TableSchema schema() {
    return policies.schema();
  }

  ProductAddress product() {
    return table().port().product();
  }

  /** Whether the internal table is its own, and not that of another port. */
  boolean ownsTable() {
    return names.sourceSchema().equals(PgNames.internalSchema(names.schema()))
        && names.sourceTable().equals(names.relation());
  }

  String publisher() {
    return PgNames.publisher(names.schema(), names.relation());
  }

  String role(PolicyId policy) {
    return PgNames.access(names.schema(), names.relation(), policy);
  }

  /** The role whose members see columns without a mask. */
  String unmask(PolicyId policy) {
    return PgNames.unmask(names.prefix(), names.workspace(), policy);
  }

  /** The role whose members see the rows that a row policy keeps back. */
  String seeAll(PolicyId policy) {
    return PgNames.seeAll(names.prefix(), names.workspace(), policy);
  }

  /** The role that fills the product's tables, where the internal table is one of them. */
  Optional<String> producerRole() {
    return policies
        .producer()
        .filter(p -> names.sourceProduct().equals(product()))
        .map(p -> PgNames.producer(names.schema()));
  }

  /** Grants that give a privilege. */
  List<TablePolicies.Grant> grants(Privilege privilege) {
    return policies.grants().stream().filter(g -> g.privileges().contains(privilege)).toList();
  }

  /** Grants that give cells to read and no more than that. */
  List<TablePolicies.Grant> readGrants() {
    return grants(Privilege.READ).stream()
        .filter(g -> !g.privileges().contains(Privilege.MANAGE) && !g.columns().isEmpty())
        .toList();
  }

  /** Denials of a privilege. */
  List<TablePolicies.Denial> denials(Privilege privilege) {
    return policies.denials().stream().filter(d -> d.privileges().contains(privilege)).toList();
  }

  /** Whether a denial takes every column. */
  boolean takesAll(TablePolicies.Denial denial) {
    return denial.columns().containsAll(schema().columnNames());
  }

  /** Denials to read that take some columns only. */
  List<TablePolicies.Denial> columnDenials() {
    return denials(Privilege.READ).stream()
        .filter(d -> !takesAll(d) && !d.columns().isEmpty())
        .toList();
  }

  /** The same table with nothing granted; its producer reads the internal table only. */
  Publication closed() {
    return new Publication(
        policies.withoutGrants(), description, names, columns, types, where, inherited, false);
  }
}
