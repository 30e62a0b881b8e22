package io.meshwright.provider.postgres.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.problem.ErrorKind;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Codes and what a caller can do about them. */
final class PgErrorsTest {
  @ParameterizedTest
  @CsvSource({
    "08006, TRANSIENT",
    "28P01, PERMISSION",
    "42501, PERMISSION",
    "40001, TRANSIENT",
    "40P01, TRANSIENT",
    "40002, USER",
    "53100, TRANSIENT",
    "55P03, TRANSIENT",
    "55000, USER",
    "57014, TRANSIENT",
    "57P01, TRANSIENT",
    "23505, USER",
    "22003, USER",
    "2BP01, USER",
    "42P07, CONFLICT",
    "42710, CONFLICT",
    "42P01, CONFLICT",
    "3F000, CONFLICT",
    "42601, INTERNAL",
    "3D000, USER",
    "0A000, USER",
    "25006, PERMISSION",
    "XX000, INTERNAL",
    "P0001, USER"
  })
  void everyCodeHasAKind(String state, ErrorKind kind) {
    assertThat(PgErrors.kind(state)).isEqualTo(kind);
  }

  @Test
  void aCodeThatNobodyKnowsIsADefect() {
    assertThat(PgErrors.kind("ZZ999")).isEqualTo(ErrorKind.INTERNAL);
    assertThat(PgErrors.kind("")).isEqualTo(ErrorKind.INTERNAL);
  }

  @Test
  void aFailureSaysWhatWhereAndWhatToDo() {
    PgFailure failure =
        PgErrors.turned(
            new SQLException("permission denied for schema sales\n  Detail: hush", "42501"),
            "local/table/sales/orders",
            "CREATE TABLE");

    assertThat(failure.problem().text())
        .isEqualTo(
            "local/table/sales/orders: CREATE TABLE failed (42501): permission denied for schema"
                + " sales; give the platform's user the rights that the plan lists, then run it"
                + " again");
    assertThat(failure.problem().code()).isEqualTo("postgres-permission");
    assertThat(failure.connectionLost()).isFalse();
  }

  @Test
  void whatBecameOfALostConnectionIsNotKnown() {
    SQLException lost = new SQLException("terminating connection", "57P01");

    assertThat(PgErrors.turned(lost, "local", "COMMIT").connectionLost()).isTrue();
  }

  /** An answer of the server as it comes over the wire. */
  private static SQLException answered(String state, String message, String detail) {
    return new PSQLException(
        new ServerErrorMessage("SERROR\0C%s\0M%s\0D%s\0".formatted(state, message, detail)));
  }

  @Test
  void whatDependsOnAnObjectIsNamed() {
    SQLException refused =
        answered(
            "2BP01",
            "cannot drop table orders because other objects depend on it",
            "view a depends on table orders\nview b depends on table orders");

    assertThat(PgErrors.turned(refused, "local/table/sales/orders", "DROP TABLE").problem().what())
        .isEqualTo(
            "DROP TABLE failed (2BP01): cannot drop table orders because other objects depend on"
                + " it: view a depends on table orders; view b depends on table orders");
  }

  @Test
  void ofManyDependentsTheFirstAreNamedAndTheOthersCounted() {
    SQLException refused = answered("2BP01", "cannot drop", "a\nb\nc\nd\ne\nf\ng");

    assertThat(PgErrors.turned(refused, "x", "DROP").problem().what())
        .endsWith("cannot drop: a; b; c; d; e; 2 more");
  }

  @ParameterizedTest
  @ValueSource(strings = {"22P02", "23505", "23502"})
  void detailsThatHoldRowValuesAreLeftOut(String state) {
    SQLException refused = answered(state, "refused", "Key (email)=(ana@example.org) exists.");

    assertThat(PgErrors.turned(refused, "x", "COPY").problem().text())
        .doesNotContain("ana@example.org");
  }
}
