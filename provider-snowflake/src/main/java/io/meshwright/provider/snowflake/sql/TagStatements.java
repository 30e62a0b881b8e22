package io.meshwright.provider.snowflake.sql;

import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.snowflake.resource.SfTag;
import io.meshwright.provider.snowflake.resource.SfTagging;
import io.meshwright.provider.snowflake.resource.TableKind;
import java.util.List;

/**
 * Statements about tags (https://docs.snowflake.com/en/sql-reference/sql/create-tag,
 * https://docs.snowflake.com/en/sql-reference/sql/alter-table).
 */
public final class TagStatements {
  private TagStatements() {}

  /** A tag that takes any value. */
  public static SqlText create(SfTag tag, String comment) {
    return name("CREATE TAG", tag).words("COMMENT =").text(comment);
  }

  /** The comment of a tag. */
  public static SqlText comment(SfTag tag, String comment) {
    return name("ALTER TAG", tag).words("SET COMMENT =").text(comment);
  }

  /** A tag; whatever carries it carries it no more. */
  public static SqlText drop(SfTag tag) {
    return name("DROP TAG", tag);
  }

  private static SqlText name(String words, SfTag tag) {
    return SfText.of(words).name(tag.database(), tag.schema(), tag.name());
  }

  /**
   * Gives a schema or column values, in place of those that it has of the same tags.
   *
   * @param kind what the column's table is
   */
  public static SqlText set(SfTagging tagging, TableKind kind) {
    List<SqlText> pairs =
        tagging.tags().stream()
            .map(
                t ->
                    SfText.ofName(t.database(), t.schema(), t.name())
                        .words("=")
                        .text(tagging.values().getOrDefault(t.key(), "")))
            .toList();
    return on(tagging, kind).words("SET TAG").sql(SfText.joined(pairs, ","));
  }

  /** Takes the values of some tags away. */
  public static SqlText unset(SfTagging tagging, TableKind kind) {
    List<SqlText> names =
        tagging.tags().stream()
            .map(t -> SfText.ofName(t.database(), t.schema(), t.name()))
            .toList();
    return on(tagging, kind).words("UNSET TAG").sql(SfText.joined(names, ","));
  }

  private static SqlText on(SfTagging tagging, TableKind kind) {
    return tagging.table().isEmpty()
        ? SfText.of("ALTER SCHEMA").name(tagging.database(), tagging.schema())
        : SfText.of("ALTER")
            .words(kind.words())
            .name(tagging.database(), tagging.schema(), tagging.table())
            .words("MODIFY COLUMN")
            .name(tagging.column());
  }
}
