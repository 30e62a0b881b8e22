package io.meshwright.provider.snowflake.sql;

import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.ColumnNames;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.schema.DataType;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.kit.sql.UnwritableException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Bodies of policies. Every argument has the name of its column, the masked one too, so that no two
 * meet.
 */
public final class SfBodies {
  /** Bytes; a statement has 1 MB, and this leaves room for what is around a body. */
  private static final int MAX_BYTES = 900_000;

  private SfBodies() {}

  /**
   * The body of a row access policy: it keeps a row where the condition is true, and no other.
   *
   * @throws UnwritableException where the condition cannot be written
   */
  public static SqlText rows(Expression rows, SortedMap<String, DataType> types)
      throws UnwritableException {
    return fitting(
        SfText.of("CASE WHEN")
            .sql(SfConditions.write(rows, types, true))
            .words("THEN TRUE ELSE FALSE END"));
  }

  static SqlText fitting(SqlText body) throws UnwritableException {
    int bytes = body.toString().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_BYTES) {
      throw new UnwritableException("body-length", "it has " + bytes + " bytes");
    }
    return body;
  }

  /**
   * The body of a masking policy. What is not surely visible is NULL. Of the masks the first whose
   * condition is not surely false counts.
   *
   * @param column the masked column
   * @throws UnwritableException where a condition or a mask cannot be written
   */
  public static SqlText mask(CellRule rule, String column, SortedMap<String, DataType> types)
      throws UnwritableException {
    DataType type =
        Optional.ofNullable(types.get(column))
            .orElseThrow(() -> new IllegalArgumentException("there is no column '" + column + "'"));
    TreeSet<String> shared = new TreeSet<>(SfRoles.shared(rule.visible()));
    rule.masks().forEach(m -> shared.addAll(SfRoles.shared(m.when())));
    SqlText visible = SfConditions.write(rule.visible(), types, true, shared);
    SqlText shown = SfText.ofName(column);
    for (CellRule.MaskCase one : rule.masks().reversed()) {
      shown =
          SfText.of("CASE WHEN NOT")
              .brackets(SfConditions.write(one.when(), types, false, shared))
              .words("THEN")
              .sql(shown)
              .words("ELSE")
              .sql(SfMasks.write(one.mask(), column, type))
              .words("END");
    }
    return fitting(
        SfText.of("CASE WHEN").sql(visible).words("THEN").sql(shown).words("ELSE NULL END"));
  }

  /** What a row access policy is called with: the condition's columns by name; may be empty. */
  public static List<SfArgument> signature(Expression rows, SortedMap<String, DataType> types) {
    return arguments(ColumnNames.of(rows), types);
  }

  /** What a masking policy is called with: its column, then those of its conditions by name. */
  public static List<SfArgument> signature(
      CellRule rule, String column, SortedMap<String, DataType> types) {
    TreeSet<String> others = new TreeSet<>(ColumnNames.of(rule.visible()));
    rule.masks().forEach(m -> others.addAll(ColumnNames.of(m.when())));
    others.remove(column);
    List<String> all = new ArrayList<>(List.of(column));
    all.addAll(others);
    return arguments(all, types);
  }

  private static List<SfArgument> arguments(
      Collection<String> columns, SortedMap<String, DataType> types) {
    List<SfArgument> arguments = new ArrayList<>();
    for (String column : columns) {
      DataType type =
          Optional.ofNullable(types.get(column))
              .orElseThrow(
                  () -> new IllegalArgumentException("there is no column '" + column + "'"));
      arguments.add(new SfArgument(column, SfTypes.of(type)));
    }
    return List.copyOf(arguments);
  }
}
