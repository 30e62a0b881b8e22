package io.meshwright.provider.aws.translate;

import io.meshwright.api.model.OutputPort;
import io.meshwright.api.name.NamePrefix;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.ColumnNames;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.provider.aws.resource.AwsColumn;
import io.meshwright.provider.aws.resource.AwsTable;
import io.meshwright.provider.aws.sql.CsvTypes;
import io.meshwright.provider.aws.sql.HiveTypes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param unheld published names of columns that files of that format cannot hold
 * @param blank native names of columns in which a value that is not there reads as an empty text
 */
record TableForm(
    String database,
    String table,
    List<AwsColumn> columns,
    Map<String, String> names,
    List<String> unheld,
    Set<String> blank) {
  static TableForm of(
      NamePrefix prefix, OutputPort port, TableSchema schema, AwsTable.Format format) {
    return of(prefix, port, schema, AwsNames.table(port, schema.name()), format);
  }

  /** The form of a table over files; a port of tables may have one of the same name. */
  static TableForm ofFiles(
      NamePrefix prefix, OutputPort port, TableSchema schema, AwsTable.Format format) {
    return of(prefix, port, schema, AwsNames.files(port, schema.name()), format);
  }

  private static TableForm of(
      NamePrefix prefix,
      OutputPort port,
      TableSchema schema,
      String table,
      AwsTable.Format format) {
    List<AwsColumn> columns = new ArrayList<>();
    Map<String, String> names = new LinkedHashMap<>();
    List<String> unheld = new ArrayList<>();
    Set<String> blank = new HashSet<>();
    for (Column column : schema.columns()) {
      String name = AwsNames.column(column.name());
      names.put(column.name(), name);
      Optional<String> type =
          format == AwsTable.Format.CSV
              ? CsvTypes.of(column.type(), column.required())
              : Optional.of(HiveTypes.of(column.type()));
      if (type.isEmpty()) {
        unheld.add(column.name());
      }
      if (format == AwsTable.Format.CSV && !column.required()) {
        blank.add(name);
      }
      columns.add(
          new AwsColumn(
              name,
              type.orElseGet(() -> HiveTypes.of(column.type())),
              GlueTexts.comment(column.description()),
              column.name(),
              column.type().text(),
              column.required()));
    }
    return new TableForm(
        AwsNames.database(prefix, port.address().product()), table, columns, names, unheld, blank);
  }

  /** That files cannot hold some of it; empty where they can hold all. */
  Optional<PolicyVerdict> refusal(TablePolicies policies) {
    return unheld.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new PolicyVerdict(
                Optional.empty(),
                policies.table().toString(),
                Verdict.IMPOSSIBLE,
                "files of CSV cannot hold " + String.join(", ", unheld),
                Optional.of("csv-types")));
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
