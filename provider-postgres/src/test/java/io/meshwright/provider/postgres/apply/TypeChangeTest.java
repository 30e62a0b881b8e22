package io.meshwright.provider.postgres.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.provider.postgres.RealPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What types cost, held against a server: a table that is written again gets another file. */
@Timeout(120)
final class TypeChangeTest {
  @TempDir private static Path folder;
  private static RealPostgres postgres;

  @BeforeAll
  static void start() throws IOException {
    postgres = RealPostgres.in(folder);
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          character varying(10) | character varying(20)
          character varying(10) | character varying
          character varying(10) | text
          character varying     | text
          text                  | character varying
          numeric(10,2)         | numeric(12,2)
          numeric(10,2)         | numeric
          time(3) without time zone      | time(6) without time zone
          timestamp(0) without time zone | timestamp(6) without time zone
          timestamp(6) without time zone | timestamp without time zone
          timestamp(3) with time zone    | timestamp(6) with time zone
          """)
  void whatOnlyTheCatalogueTellsIsNotWrittenAgain(String from, String to) throws SQLException {
    assertThat(TypeChange.between(from, to)).isEqualTo(TypeChange.METADATA);
    assertThat(rewrites(from, to)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          smallint      | integer
          smallint      | bigint
          smallint      | numeric(7,2)
          integer       | bigint
          integer       | numeric(12,2)
          integer       | numeric
          bigint        | numeric(19,0)
          numeric(10,2) | numeric(12,4)
          real          | double precision
          """)
  void whatIsStoredOtherwiseIsWrittenAgain(String from, String to) throws SQLException {
    assertThat(TypeChange.between(from, to)).isEqualTo(TypeChange.REWRITE);
    assertThat(rewrites(from, to)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bigint                | integer
          bigint                | numeric(18,0)
          integer               | numeric(11,2)
          numeric(10,2)         | numeric(10,1)
          numeric(10,2)         | numeric(10,3)
          numeric               | numeric(38,10)
          double precision      | real
          double precision      | numeric(38,10)
          text                  | character varying(10)
          character varying(20) | character varying(10)
          character varying     | character varying(10)
          text                  | uuid
          timestamp(6) without time zone | timestamp(6) with time zone
          timestamp(6) without time zone | timestamp(3) without time zone
          date                  | timestamp(6) without time zone
          jsonb                 | text
          integer[]             | bigint[]
          """)
  void whatMightNotFitIsImpossible(String from, String to) {
    assertThat(TypeChange.between(from, to)).isEqualTo(TypeChange.IMPOSSIBLE);
  }

  private static boolean rewrites(String from, String to) throws SQLException {
    postgres.byHand(
        "DROP TABLE IF EXISTS public.typed", "CREATE TABLE public.typed (a " + from + ")");
    String before = postgres.ask("SELECT pg_relation_filenode('public.typed')");
    postgres.byHand("ALTER TABLE public.typed ALTER COLUMN a TYPE " + to);
    return !before.equals(postgres.ask("SELECT pg_relation_filenode('public.typed')"));
  }
}
