package io.meshwright.provider.snowflake.client;

import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.snowflake.sql.SfText;
import java.util.ArrayList;
import java.util.List;

/**
 * How questions about tags are written
 * (https://docs.snowflake.com/en/sql-reference/functions/tag_references_all_columns,
 * https://docs.snowflake.com/en/sql-reference/functions/policy_references).
 */
final class TagSql {
  private static final String OWN = "INFORMATION_SCHEMA";

  private TagSql() {}

  /** Policies on tags, each of which is named by its schema and name. */
  static SqlText policies(String database, List<String> names) {
    List<SqlText> all = new ArrayList<>();
    for (int i = 0; i < names.size(); i += 2) {
      String tag = SfText.ofName(database, names.get(i), names.get(i + 1)).toString();
      all.add(
          nth(i)
              .words(", POLICY_DB, POLICY_SCHEMA, POLICY_NAME FROM TABLE")
              .brackets(
                  SfText.of("SNOWFLAKE.INFORMATION_SCHEMA.POLICY_REFERENCES")
                      .brackets(
                          SfText.of("REF_ENTITY_NAME =>")
                              .text(tag)
                              .words(", REF_ENTITY_DOMAIN =>")
                              .text("TAG"))));
    }
    return SfText.joined(all, "UNION ALL");
  }

  /** Values on schemas and tables; a schema is named by itself and an empty text. */
  static SqlText values(String database, List<String> names) {
    List<SqlText> all = new ArrayList<>();
    for (int i = 0; i < names.size(); i += 2) {
      boolean table = !names.get(i + 1).isEmpty();
      SqlText thing =
          table
              ? SfText.ofName(database, names.get(i), names.get(i + 1))
              : SfText.ofName(database, names.get(i));
      all.add(
          nth(i)
              .words(", TAG_DATABASE, TAG_SCHEMA, TAG_NAME, TAG_VALUE,")
              .name("LEVEL")
              .words(", COLUMN_NAME FROM TABLE")
              .brackets(
                  SfText.ofName(
                          database, OWN, table ? "TAG_REFERENCES_ALL_COLUMNS" : "TAG_REFERENCES")
                      .list(
                          List.of(
                              SfText.ofText(thing.toString()),
                              SfText.ofText(table ? "TABLE" : "SCHEMA")))));
    }
    return SfText.joined(all, "UNION ALL");
  }

  private static SqlText nth(int at) {
    return SfText.of("SELECT").words(Integer.toString(at / 2)).words("AS NTH");
  }
}
