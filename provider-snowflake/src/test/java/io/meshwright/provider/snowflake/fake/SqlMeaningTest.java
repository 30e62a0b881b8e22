package io.meshwright.provider.snowflake.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SqlMeaningTest {
  private static final SqlMeaning.Session SESSION =
      new SqlMeaning.Session(Set.of("A"), Set.of("A", "B\"C"), Instant.EPOCH);

  private final Map<String, @Nullable Object> row = new HashMap<>();

  private @Nullable Object value(String body) {
    return SqlMeaning.of(body, row, SESSION);
  }

  @Test
  void whatIsUnknownIsNeitherTrueNorFalse() {
    row.put("x", null);

    assertThat(value("\"x\" = 1")).isNull();
    assertThat(value("\"x\" = 1 OR TRUE")).isEqualTo(true);
    assertThat(value("NOT (\"x\" = 1) AND FALSE")).isEqualTo(false);
    assertThat(value("\"x\" IN (1, 2)")).isNull();
    assertThat(value("1 IN (2, \"x\")")).isNull();
    assertThat(value("1 IN (1, \"x\")")).isEqualTo(true);
    assertThat(value("\"x\" IS NULL")).isEqualTo(true);
    assertThat(value("CASE WHEN \"x\" = 1 THEN 'a' ELSE 'b' END")).isEqualTo("b");
    assertThat(value("SHA2(\"x\", 256)")).isNull();
  }

  @Test
  void rolesCountAsActiveOrAsAvailable() {
    assertThat(value("IS_ROLE_IN_SESSION('A')")).isEqualTo(true);
    assertThat(value("IS_ROLE_IN_SESSION('B\"C')")).isEqualTo(false);
    assertThat(
            value("ARRAY_CONTAINS('B\"C'::VARIANT, PARSE_JSON(CURRENT_AVAILABLE_ROLES())::ARRAY)"))
        .isEqualTo(true);
    assertThat(value("ARRAY_CONTAINS(CAST('C' AS VARIANT), PARSE_JSON(CURRENT_AVAILABLE_ROLES()))"))
        .isEqualTo(false);
  }

  @Test
  void textsCompareByTheirBytesAndAreCountedInCharacters() {
    row.put("x", "\uD83D\uDE00z");

    assertThat(value("\"x\" > '\uFF5E'")).isEqualTo(true);
    assertThat(value("'a' = 'a '")).isEqualTo(false);
    assertThat(value("LEFT(\"x\", 1)")).isEqualTo("\uD83D\uDE00");
    assertThat(value("RIGHT(\"x\", 5)")).isEqualTo("\uD83D\uDE00z");
    assertThat(value("\"x\" LIKE '_z'")).isEqualTo(true);
    assertThat(value("'a%' LIKE 'a^%' ESCAPE '^'")).isEqualTo(true);
    assertThat(value("'ab' LIKE 'a\\\\%' ESCAPE '\\\\'")).isEqualTo(false);
    assertThat(value("SHA2('', 256)"))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void whatDependsOnTheSessionIsNoMeaning() {
    assertThatIllegalStateException().isThrownBy(() -> value("'2026-01-02'::DATE"));
    assertThatIllegalStateException().isThrownBy(() -> value("TO_TIMESTAMP_NTZ('2026-01-02')"));
    assertThat(value("TO_DATE('2026-01-02', 'YYYY-MM-DD')")).isEqualTo(LocalDate.of(2026, 1, 2));
    assertThat(value("DATE_FROM_PARTS(2026, 1, 2)")).isEqualTo(LocalDate.of(2026, 1, 2));
    assertThat(value("TO_TIMESTAMP_NTZ('2026-01-02 03:04:05.678', 'YYYY-MM-DD HH24:MI:SS.FF3')"))
        .isEqualTo(LocalDateTime.parse("2026-01-02T03:04:05.678"));
    assertThat(value("TO_TIMESTAMP_LTZ(-1, 6)")).isEqualTo(Instant.EPOCH.minusNanos(1000));
  }

  @Test
  void anInstantIsCutInTheTimeZoneOfTheSession() {
    row.put("x", Instant.parse("2026-01-01T03:00:00Z"));

    assertThat(value("DATE_TRUNC('day', \"x\")")).isEqualTo(Instant.parse("2025-12-31T08:00:00Z"));
    assertThat(value("DATE_TRUNC('day', CONVERT_TIMEZONE('UTC', \"x\"))::TIMESTAMP_LTZ(6)"))
        .isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
  }

  @Test
  void numbersKeepTheirScale() {
    assertThat(value("7 - 2 * 3")).isEqualTo(new BigDecimal("1"));
    assertThat(value("FLOOR(-7.5)")).isEqualTo(new BigDecimal("-8"));
    assertThat(value("(1.005)::NUMBER(10,2)")).isEqualTo(new BigDecimal("1.01"));
    assertThat(value("1 = 1.00")).isEqualTo(true);
  }
}
