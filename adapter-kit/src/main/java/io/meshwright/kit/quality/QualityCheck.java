package io.meshwright.kit.quality;

import java.util.List;
import java.util.Optional;

/** A quality rule of a contract, read. */
public sealed interface QualityCheck {
  /** Of what a metric is told. */
  enum Unit {
    /** The number of rows. */
    ROWS,
    /** The part of all rows, from 0 to 100. */
    PERCENT
  }

  /**
   * A number that is measured and has to lie within a bound.
   *
   * @param metric which
   * @param unit of what it is told
   * @param bound what it has to be
   */
  record Measured(Metric metric, Unit unit, QualityBound bound) implements QualityCheck {}

  /** The answer of a query, in words of the platform; {@code ${table}} is the table. */
  record Sql(String query, Optional<String> column, QualityBound bound) implements QualityCheck {}

  /** A rule in words of an engine. */
  record Custom(String engine, String implementation) implements QualityCheck {}

  /** A rule for people. */
  record Words(String text) implements QualityCheck {}

  /** A rule that says something nobody knows, and what. */
  record Unread(String why) implements QualityCheck {}

  /** What is counted. */
  sealed interface Metric {
    /** Rows. */
    record Rows() implements Metric {}

    /** Rows in which a column is NULL. */
    record Nulls(String column) implements Metric {}

    /** Rows in which a column has one of these values; empty stands for NULL. */
    record Missing(String column, List<Optional<Object>> values) implements Metric {
      /** Copies the values. */
      public Missing {
        values = List.copyOf(values);
      }
    }

    /** Rows in which a column has none of these values; empty stands for NULL. */
    record Invalid(String column, List<Optional<Object>> valid) implements Metric {
      /** Copies the values. */
      public Invalid {
        valid = List.copyOf(valid);
      }
    }

    /** Combinations of values that are there more than once. */
    record Duplicates(List<String> columns) implements Metric {
      /** Copies the columns. */
      public Duplicates {
        columns = List.copyOf(columns);
      }
    }
  }
}
