package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import io.meshwright.kit.resource.MaskValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The masking policy of a column; a column has one at the most.
 *
 * @param database the table's database
 * @param schema the table's schema
 * @param table the table
 * @param column the column
 * @param look what it makes of a cell
 */
public record SfMask(String database, String schema, String table, String column, Look look)
    implements SfResource {
  /** The kind. */
  public static final String KIND = "mask";

  private static final String VISIBLE = "visible";
  private static final String CASES = "cases";
  private static final String WHEN = "when";
  private static final String LOOKS = "looks";
  private static final String UNREAD = "unread";

  /** What a policy makes of a cell. */
  public sealed interface Look {
    /**
     * By a rule, over native column names and native principals: what is not visible is NULL, and
     * of the masks the first whose condition is not false counts.
     */
    record Ruled(CellRule rule) implements Look {}

    /** By an expression that could not be read; its digest. */
    record Unread(String digest) implements Look {}
  }

  /** Where a column's policy lives. */
  public static Address address(
      String platform, String database, String schema, String table, String column) {
    return Address.of(platform, KIND, database, schema, table, column);
  }

  @Override
  public Address address(String platform) {
    return address(platform, database, schema, table, column);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(
        address(platform),
        switch (look) {
          case Look.Ruled(CellRule rule) -> values(rule);
          case Look.Unread(String digest) -> Map.of(UNREAD, Value.of(digest));
        },
        List.of(SfTable.address(platform, database, schema, table)));
  }

  /** A rule as attributes. */
  static Map<String, Value> values(CellRule rule) {
    return Map.of(
        VISIBLE,
        new Value.Condition(rule.visible()),
        CASES,
        new Value.Seq(rule.masks().stream().map(SfMask::value).toList()));
  }

  private static Value value(CellRule.MaskCase one) {
    return Attributes.object(
        Map.of(WHEN, new Value.Condition(one.when()), LOOKS, MaskValue.of(one.mask())));
  }

  static SfMask of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    return new SfMask(path.get(0), path.get(1), path.get(2), path.get(3), look(values));
  }

  private static Look look(Attributes values) {
    if (values.has(UNREAD)) {
      return new Look.Unread(values.text(UNREAD));
    }
    return new Look.Ruled(rule(values));
  }

  /** The rule of some attributes. */
  static CellRule rule(Attributes values) {
    Optional<Expression> visible = values.condition(VISIBLE);
    return new CellRule(
        visible.orElseThrow(),
        values.sequence(CASES).stream()
            .map(values::of)
            .map(
                v ->
                    new CellRule.MaskCase(
                        v.condition(WHEN).orElseThrow(), MaskValue.mask(v.object(LOOKS))))
            .toList());
  }
}
