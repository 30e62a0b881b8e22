package io.meshwright.cli.render;

import io.meshwright.api.report.DocumentSchema;
import java.util.List;

/** The schemas that there are, for people. */
public final class SchemasText {
  private SchemasText() {}

  /** A line per schema, and what to do with them. */
  public static String of(List<DocumentSchema> schemas, Style style) {
    TextTable table = new TextTable("NAME", "FILES", "WHAT");
    for (DocumentSchema schema : schemas) {
      table.row(schema.name(), schema.files(), schema.title());
    }
    return table.text(style)
        + """

        Print one:              meshwright schema policy
        Write all:              meshwright schema --out schemas
        Then, as first line of a document, with the path from it to the schema:
          # yaml-language-server: $schema=../schemas/policy.schema.json
        """;
  }
}
