package io.meshwright.it.fuzz;

import io.meshwright.api.policy.Binder;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.kit.filter.FilterFinding;
import io.meshwright.kit.filter.FilterParser;
import io.meshwright.kit.filter.ParsedFilter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Filters, bound to a table that has a column of every plain type. */
public final class FuzzedFilter {
  private static final TableSchema TABLE =
      TableSchema.of(
          "orders",
          List.of(
              Column.of("region", DataType.Text.unlimited()),
              Column.of("amount", new DataType.Decimal(12, 2)),
              Column.of("number", new DataType.Int64()),
              Column.of("rate", new DataType.Float64()),
              Column.of("open", new DataType.Bool()),
              Column.of("day", new DataType.Date()),
              Column.of("hour", new DataType.Time()),
              Column.of("moment", new DataType.TimestampTz()),
              Column.of("local", new DataType.Timestamp()),
              Column.of("id", new DataType.Uuid()),
              Column.of("raw", new DataType.Binary()),
              Column.of("json", new DataType.Json())));

  private FuzzedFilter() {}

  /** What the fuzzer calls. */
  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    ParsedFilter parsed = FilterParser.parse(text);
    if (parsed.expression().isPresent() != parsed.findings().isEmpty()) {
      throw new AssertionError("an expression and findings, or neither: " + parsed.findings());
    }
    int length = text.codePointCount(0, text.length());
    for (FilterFinding finding : parsed.findings()) {
      if (finding.offset() < 0 || finding.offset() > length || finding.message().isEmpty()) {
        throw new AssertionError("no position or no words: " + finding);
      }
    }
    parsed.expression().ifPresent(FuzzedFilter::bind);
  }

  private static void bind(Expression expression) {
    Binder.Bound bound = Binder.bind(expression, TABLE);
    if (bound.findings().isEmpty()) {
      NormalForm.of(bound.condition());
    }
  }
}
