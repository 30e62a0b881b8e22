package io.meshwright.provider.aws.translate;

import io.meshwright.api.model.OutputPort;
import io.meshwright.api.name.NamePrefix;
import io.meshwright.api.policy.ColumnNames;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.provider.aws.resource.AwsColumn;
import io.meshwright.provider.aws.sql.HiveTypes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A table's native names and columns.
 *
 * @param database its database
 * @param table its name
 * @param columns in order of the contract
 * @param names per published column its native name
 */
record TableForm(
    String database, String table, List<AwsColumn> columns, Map<String, String> names) {
  static TableForm of(NamePrefix prefix, OutputPort port, TableSchema schema) {
    return of(prefix, port, schema, AwsNames.table(port, schema.name()));
  }

  /** The form of a table over files; a port of tables may have one of the same name. */
  static TableForm ofFiles(NamePrefix prefix, OutputPort port, TableSchema schema) {
    return of(prefix, port, schema, AwsNames.files(port, schema.name()));
  }

  private static TableForm of(
      NamePrefix prefix, OutputPort port, TableSchema schema, String table) {
    List<AwsColumn> columns = new ArrayList<>();
    Map<String, String> names = new LinkedHashMap<>();
    for (Column column : schema.columns()) {
      String name = AwsNames.column(column.name());
      names.put(column.name(), name);
      columns.add(
          new AwsColumn(
              name,
              HiveTypes.of(column.type()),
              GlueTexts.comment(column.description()),
              column.name(),
              column.type().text(),
              column.required()));
    }
    return new TableForm(
        AwsNames.database(prefix, port.address().product()), table, columns, names);
  }

  /** Whether its columns have names of their own; that they have not is a problem of the run. */
  boolean areApart(Draft draft, TablePolicies policies) {
    Set<String> seen = new HashSet<>();
    for (AwsColumn column : columns) {
      if (!seen.add(column.name())) {
        draft.problem(
            Problem.error(
                "name-collision",
                policies.table() + "." + column.published(),
                "two columns become '" + column.name() + "' in Glue",
                "rename one of the two"));
        return false;
      }
    }
    return true;
  }

  /** Hive type per native column. */
  SortedMap<String, String> types() {
    TreeMap<String, String> types = new TreeMap<>();
    columns.forEach(c -> types.put(c.name(), c.type()));
    return types;
  }

  String name(String published) {
    return names.getOrDefault(published, published);
  }

  /** A condition over native names. */
  Expression nativeCondition(Expression condition) {
    return NormalForm.of(condition, leaf -> ColumnNames.rename(leaf, this::name));
  }
}
