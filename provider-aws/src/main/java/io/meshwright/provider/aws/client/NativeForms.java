package io.meshwright.provider.aws.client;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.Marker;
import io.meshwright.provider.aws.resource.AwsColumn;
import io.meshwright.provider.aws.resource.AwsDatabase;
import io.meshwright.provider.aws.resource.AwsFilter;
import io.meshwright.provider.aws.resource.AwsLinkGrant;
import io.meshwright.provider.aws.resource.AwsTable;
import io.meshwright.provider.aws.resource.AwsTagGrant;
import io.meshwright.provider.aws.sql.RowExpressions;
import io.meshwright.provider.aws.sql.UnwritableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** Records of the model's side as the services have them, and back. */
public final class NativeForms {
  private static final String PUBLISHED = "meshwright.published";
  private static final String NEUTRAL = "meshwright.type";
  private static final String REQUIRED = "meshwright.required";
  private static final String TABLE_TYPE = "table_type";
  private static final String EXTERNAL = "EXTERNAL_TABLE";
  private static final GlueTable.GlueFormat PARQUET =
      new GlueTable.GlueFormat(
          "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat",
          "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat",
          "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe");
  private static final GlueTable.GlueFormat CSV =
      new GlueTable.GlueFormat(
          "org.apache.hadoop.mapred.TextInputFormat",
          "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
          "org.apache.hadoop.hive.serde2.OpenCSVSerde",
          Ordered.map(Map.of("escapeChar", "\\", "quoteChar", "\"", "separatorChar", ",")));
  private static final String CLASSIFICATION = "classification";
  private static final GlueTable.GlueFormat NONE = new GlueTable.GlueFormat("", "", "");

  private NativeForms() {}

  /** A database as it is made or changed to; what others wrote beside it stays. */
  public static GlueDatabase database(
      AwsDatabase database, Marker marker, Map<String, String> parameters) {
    return new GlueDatabase(
        database.name(),
        database.description(),
        database.location(),
        Markers.marked(parameters, marker));
  }

  /** A database as it is. */
  public static AwsDatabase database(GlueDatabase database) {
    return new AwsDatabase(
        database.name(),
        database.description(),
        database.location(),
        none(),
        database.opensTables());
  }

  /**
   * A table as it is made or changed to; what others wrote beside it stays.
   *
   * @param version empty for a new table
   */
  public static GlueTable table(
      AwsTable table, Marker marker, Map<String, String> parameters, String version) {
    TreeMap<String, String> all = new TreeMap<>(parameters);
    all.put("EXTERNAL", "TRUE");
    GlueTable.GlueFormat format =
        switch (table.format()) {
          case ICEBERG -> NONE;
          case CSV -> CSV;
          case PARQUET, OTHER -> PARQUET;
        };
    switch (table.format()) {
      case ICEBERG -> all.put(TABLE_TYPE, "ICEBERG");
      case CSV -> all.put(CLASSIFICATION, "csv");
      case PARQUET, OTHER -> all.put(CLASSIFICATION, "parquet");
    }
    return new GlueTable(
        table.database(),
        table.name(),
        table.description(),
        EXTERNAL,
        table.columns().stream().map(NativeForms::column).toList(),
        List.of(),
        table.location(),
        format,
        Markers.marked(all, marker),
        version);
  }

  static GlueTable.GlueColumn column(AwsColumn column) {
    TreeMap<String, String> parameters = new TreeMap<>();
    if (!column.published().equals(column.name())) {
      parameters.put(PUBLISHED, column.published());
    }
    if (!column.neutral().isEmpty()) {
      parameters.put(NEUTRAL, column.neutral());
    }
    if (column.required()) {
      parameters.put(REQUIRED, "true");
    }
    return new GlueTable.GlueColumn(column.name(), column.type(), column.comment(), parameters);
  }

  /** A table as it is. */
  public static AwsTable table(GlueTable table) {
    return new AwsTable(
        table.database(),
        table.name(),
        columns(table),
        format(table),
        table.location(),
        table.description(),
        none());
  }

  /** The columns of a table, those of its folders last. */
  static List<AwsColumn> columns(GlueTable table) {
    List<AwsColumn> columns = new ArrayList<>();
    table.columns().forEach(c -> columns.add(column(c)));
    table.partitionKeys().forEach(c -> columns.add(column(c)));
    return columns;
  }

  private static AwsColumn column(GlueTable.GlueColumn column) {
    return new AwsColumn(
        column.name(),
        column.type(),
        column.comment(),
        column.parameters().getOrDefault(PUBLISHED, column.name()),
        column.parameters().getOrDefault(NEUTRAL, ""),
        column.parameters().getOrDefault(REQUIRED, "").equals("true"));
  }

  private static AwsTable.Format format(GlueTable table) {
    if (table
        .parameters()
        .getOrDefault(TABLE_TYPE, "")
        .toUpperCase(Locale.ROOT)
        .equals("ICEBERG")) {
      return AwsTable.Format.ICEBERG;
    }
    if (table.format().equals(CSV)) {
      return AwsTable.Format.CSV;
    }
    return table.format().equals(PARQUET) ? AwsTable.Format.PARQUET : AwsTable.Format.OTHER;
  }

  /**
   * A filter as it is made or changed to.
   *
   * @param version empty for a new filter
   * @throws IllegalArgumentException where its rows cannot be written
   */
  public static LakeFilter filter(
      AwsFilter filter, SortedMap<String, String> types, String version) {
    return new LakeFilter(
        filter.database(),
        filter.table(),
        filter.name(),
        List.copyOf(filter.columns()),
        filter.allBut(),
        rows(filter.rows(), types),
        version);
  }

  private static Optional<String> rows(Expression rows, SortedMap<String, String> types) {
    if (rows.equals(Expression.Constant.TRUE)) {
      return Optional.empty();
    }
    try {
      return Optional.of(RowExpressions.write(rows, types));
    } catch (UnwritableException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** A filter as it is, over the columns of its table. */
  public static AwsFilter filter(LakeFilter filter, SortedMap<String, String> types) {
    return new AwsFilter(
        filter.database(),
        filter.table(),
        filter.name(),
        Ordered.set(filter.columns()),
        filter.allBut(),
        filter
            .rows()
            .map(text -> RowExpressions.read(text, types))
            .orElse(Expression.Constant.TRUE));
  }

  /** A right on a link. */
  public static LakePermission right(AwsLinkGrant grant) {
    return new LakePermission(
        grant.principal(),
        new LakePermission.Table(grant.database(), grant.link()),
        grant.permissions(),
        grant.grantable());
  }

  /** A right by tags. */
  public static LakePermission right(AwsTagGrant grant) {
    return new LakePermission(
        grant.principal(),
        new LakePermission.Tagged(grant.type(), grant.asked(), "", grant.words()),
        grant.permissions(),
        grant.grantable());
  }

  /** Hive type per column. */
  public static SortedMap<String, String> types(GlueTable table) {
    TreeMap<String, String> types = new TreeMap<>();
    table.columns().forEach(c -> types.put(c.name(), c.type()));
    table.partitionKeys().forEach(c -> types.put(c.name(), c.type()));
    return types;
  }

  private static SortedSet<String> none() {
    return Ordered.set(List.<String>of());
  }
}
