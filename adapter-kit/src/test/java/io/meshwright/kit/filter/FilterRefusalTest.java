package io.meshwright.kit.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no filter, where, and what to write instead. */
class FilterRefusalTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "a = 1 -- b | 6 | comments",
        "a = 1 /* b */ | 6 | comments",
        "a = 1; drop table x | 5 | one condition",
        "a::int = 1 | 1 | casts",
        "cast(a as int) = 1 | 0 | casts",
        "a = CAST('1' AS int) | 4 | casts",
        "lower(a) = 'x' | 0 | function",
        "a = now() | 4 | function",
        "\"lower\"(a) = 'x' | 0 | function",
        "a + 1 = 2 | 2 | calculate",
        "a = 1 + 1 | 6 | calculate",
        "a = b - 1 | 6 | calculate",
        "a = -b | 4 | calculate",
        "a * 2 = 2 | 2 | calculate",
        "a = (select 1) | 5 | subqueries",
        "exists (select 1) | 0 | subqueries",
        "a in (select b from c) | 6 | subqueries",
        "case when a then b end | 0 | CASE",
        "a = ? | 4 | parameters",
        "a = :p | 4 | parameters",
        "a = @p | 4 | variables",
        "a = E'x' | 4 | plain text",
        "a = N'x' | 4 | plain text",
        "a = U&'x' | 5 | not part",
        "a = $$x$$ | 4 | single quotes",
        "`a` = 1 | 0 | double quotes",
        "[a] = 1 | 0 | double quotes",
        "a = \"x\" \"y\" | 8 | operator",
        "a = 'x | 4 | never closed",
        "\"a = 1 | 0 | never closed",
        "orders.a = 1 | 6 | without a table",
        "a ilike 'x' | 2 | ILIKE",
        "a similar to 'x' | 2 | regular",
        "a like b | 7 | text in single quotes",
        "a like 'x' escape '!' | 18 | leave ESCAPE out",
        "a = NULL | 4 | IS NULL",
        "a in (1, NULL) | 9 | IS NULL",
        "a in () | 6 | a value is needed",
        "a in (b) | 6 | a value is needed",
        "a in (1,) | 8 | a value is needed",
        "a in (1 2) | 8 | commas",
        "a in b | 5 | brackets",
        "a in 'x' | 5 | brackets",
        "a = b = c | 6 | cannot go on",
        "a = 1 = true | 6 | cannot go on",
        "a < b < c | 6 | cannot go on",
        "a < > b | 4 | left",
        "a == b | 2 | one of",
        "a <=> b | 2 | one of",
        "a ! b | 2 | one of",
        "a is true | 2 | cannot go on",
        "a is distinct from b | 14 | operator is missing",
        "a = (b = c) | 4 | not a value",
        "(a = b) = c | 0 | not a value",
        "(a and b) is null | 0 | not a value",
        "a b | 2 | operator is missing",
        "a = 1 b = 2 | 6 | operator is missing",
        "a = 1 and | 9 | breaks off",
        "and a = 1 | 0 | cannot go on",
        "a = | 3 | breaks off",
        "not | 3 | breaks off",
        "a = 1) | 5 | never opened",
        "(a = 1 | 0 | never closed",
        "() | 0 | hold nothing",
        "a, b | 1 | comma",
        "'x' | 0 | alone is no condition",
        "1 | 0 | alone is no condition",
        "member_of(a) | 0 | group:name",
        "member_of('x') | 10 | not a principal",
        "a = 1.2.3 | 4 | no number",
        "a = 1x | 4 | no number",
        "a = 0x1F | 4 | no number",
        "a = 1_000 | 4 | no number",
        "a = 1. | 4 | no number",
        "a = 1e999999999 | 4 | digits",
        "a = 1e99999999999 | 4 | digits",
        "a = DATE '2026-02-30' | 9 | DATE '2026-01-31'",
        "a = DATE '+12026-02-03' | 9 | DATE '2026-01-31'",
        "a = TIMESTAMP '2026-01-31T00:00:00Z' | 14 | no timestamp",
        "a = TIMESTAMPTZ '2026-01-31T00:00:00' | 16 | no timestamptz",
        "a = TIME '00:00:00.0000001' | 9 | microsecond",
        "a = X'0' | 5 | no x",
        "a = UUID '1-1-1-1-1' | 9 | no uuid",
        "a = 'x' and 😀 = 1 | 12 | U+1F600",
        "'😀' = a and ? | 12 | parameters",
        "before('2026-01-01T00:00:00Z') | 0 | function",
        "opaque('x') | 0 | function",
        "p1 = p2 p3 | 8 | operator is missing",
        "a between 1 | 11 | breaks off",
        "a between 1 or 2 | 12 | cannot go on",
        "a between symmetric 1 and 2 | 20 | operator is missing",
        "a is not | 2 | cannot go on",
        "a is not not null | 13 | IS NOT NULL",
        "a not null | 6 | IS NULL",
        "a = any (1) | 4 | function",
        "a overlaps b | 2 | operator is missing",
        "a xor b | 2 | operator is missing",
      })
  void refusedWithPositionAndRemedy(String text, int offset, String words) {
    ParsedFilter filter = FilterParser.parse(text);

    assertThat(filter.findings()).hasSize(1);
    assertThat(filter.findings().getFirst().message()).contains(words);
    assertThat(filter.findings().getFirst().offset()).as(filter.toString()).isEqualTo(offset);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\n"})
  void emptyTextIsNoFilter(String text) {
    assertThat(message(text)).contains("leave it out for all rows");
  }

  @Test
  void textIsNotJoined() {
    assertThat(FilterParser.parse("a || 'x' = 'y'").findings())
        .containsExactly(
            new FilterFinding(2, "text cannot be joined in filters; compare each column itself"));
  }

  @Test
  void charactersThatNobodySeesAreNamed() {
    assertThat(message("a\u00a0= 1")).contains("U+00A0");
    assertThat(message("a\u0000 = 1")).contains("U+0000");
    assertThat(message("a = '\u0000'")).contains("U+0000");
    assertThat(message("a = \ud800")).contains("U+D800");
  }

  @Test
  void lengthIsLimited() {
    assertThat(message("a = '" + "x".repeat(FilterParser.MAX_LENGTH) + "'"))
        .contains("at most 10000");
  }

  @Test
  void nestingIsLimited() {
    int depth = FilterParser.MAX_DEPTH;
    assertThat(FilterParser.parse("(".repeat(depth) + "a" + ")".repeat(depth)).findings())
        .isEmpty();
    assertThat(message("(".repeat(depth + 1) + "a" + ")".repeat(depth + 1))).contains("deeper");
    assertThat(message("(".repeat(9_000))).contains("deeper");
  }

  @Test
  void negationCountsAsNesting() {
    assertThat(FilterParser.parse("NOT ".repeat(100) + "a").findings()).isEmpty();
    assertThat(message("NOT ".repeat(2_000) + "a")).contains("deeper");
    assertThat(message("NOT ( ".repeat(1_000) + "a")).contains("deeper");
  }

  @Test
  void hostileTextIsReadInASmallStack() throws InterruptedException {
    List<String> texts =
        List.of(
            "a" + " and a".repeat(1_600),
            "a" + " or not a".repeat(1_000),
            "a in (1" + ",1".repeat(4_000) + ")",
            "((a and b) or c) and ".repeat(450) + "a",
            "NOT (".repeat(50) + "a" + ")".repeat(50),
            "a" + " = a".repeat(2_000),
            "a between ".repeat(900) + "b",
            "not a like 'x' or ".repeat(500) + "a",
            "(".repeat(100) + "a" + " or b)".repeat(100));
    List<Throwable> failures = new CopyOnWriteArrayList<>();
    Thread reader =
        new Thread(
            null,
            () -> texts.forEach(t -> assertThat(FilterParser.parse(t)).isNotNull()),
            "small stack",
            512 * 1024);
    reader.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
    reader.start();
    reader.join(60_000);

    assertThat(reader.isAlive()).isFalse();
    assertThat(failures).isEmpty();
  }

  private static String message(String text) {
    ParsedFilter filter = FilterParser.parse(text);
    assertThat(filter.findings()).hasSize(1);
    return filter.findings().getFirst().message();
  }
}
