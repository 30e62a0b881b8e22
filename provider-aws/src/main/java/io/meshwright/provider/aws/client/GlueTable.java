package io.meshwright.provider.aws.client;

import io.meshwright.api.name.Ordered;
import io.meshwright.provider.aws.resource.AwsLink;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A table as Glue has it.
 *
 * @param database its database
 * @param name its name
 * @param description may be empty
 * @param tableType for example {@code EXTERNAL_TABLE}; may be empty
 * @param columns those of its data, in order
 * @param partitionKeys those of its folders, in order
 * @param location where its data lies; may be empty
 * @param format its input format, serialisation and output format
 * @param parameters names and values
 * @param target what it stands for, where it is a link: then nearly all else may be the target's
 * @param versionId what an update names, so that it overwrites no other; empty for a new table
 * @param view what it selects, where it is a view of the Data Catalog
 */
public record GlueTable(
    String database,
    String name,
    String description,
    String tableType,
    List<GlueColumn> columns,
    List<GlueColumn> partitionKeys,
    String location,
    GlueFormat format,
    SortedMap<String, String> parameters,
    Optional<AwsLink.Target> target,
    String versionId,
    Optional<GlueView> view) {
  /** Copies the collections. */
  public GlueTable {
    columns = List.copyOf(columns);
    partitionKeys = List.copyOf(partitionKeys);
    parameters = Ordered.map(parameters);
  }

  /** A table that is neither link nor view. */
  public GlueTable(
      String database,
      String name,
      String description,
      String tableType,
      List<GlueColumn> columns,
      List<GlueColumn> partitionKeys,
      String location,
      GlueFormat format,
      SortedMap<String, String> parameters,
      String versionId) {
    this(
        database,
        name,
        description,
        tableType,
        columns,
        partitionKeys,
        location,
        format,
        parameters,
        Optional.empty(),
        versionId,
        Optional.empty());
  }

  /** A link. */
  public static GlueTable link(AwsLink link) {
    return new GlueTable(
        link.database(),
        link.name(),
        "",
        "",
        List.of(),
        List.of(),
        "",
        new GlueFormat("", "", ""),
        Ordered.map(Map.of()),
        Optional.of(link.target()),
        "",
        Optional.empty());
  }

  /** The same with other parameters. */
  public GlueTable with(SortedMap<String, String> others) {
    return new GlueTable(
        database,
        name,
        description,
        tableType,
        columns,
        partitionKeys,
        location,
        format,
        others,
        target,
        versionId,
        view);
  }

  /**
   * A column.
   *
   * @param name its name
   * @param type its Hive type
   * @param comment may be empty
   * @param parameters names and values
   */
  public record GlueColumn(
      String name, String type, String comment, SortedMap<String, String> parameters) {
    /** Copies the parameters. */
    public GlueColumn {
      parameters = Ordered.map(parameters);
    }
  }

  /**
   * Classes that read and write its files; all empty for an Iceberg table.
   *
   * @param input class of the input format
   * @param output class of the output format
   * @param serialisation class of the SerDe
   * @param parameters what it is told, but for the version of its form
   */
  public record GlueFormat(
      String input, String output, String serialisation, SortedMap<String, String> parameters) {
    /** Copies the parameters. */
    public GlueFormat {
      parameters = Ordered.map(parameters);
    }

    /** Classes that are told nothing. */
    public GlueFormat(String input, String output, String serialisation) {
      this(input, output, serialisation, Ordered.map(Map.<String, String>of()));
    }
  }
}
