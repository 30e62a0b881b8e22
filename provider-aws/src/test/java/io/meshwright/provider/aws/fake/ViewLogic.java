package io.meshwright.provider.aws.fake;

import io.meshwright.api.schema.DataValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** SQL's three-valued logic, and what both engines agree on in comparisons. */
final class ViewLogic {
  private ViewLogic() {}

  static boolean isTrue(DataValue value) {
    return value.equals(new DataValue.Bool(true));
  }

  static DataValue bool(boolean value) {
    return new DataValue.Bool(value);
  }

  static DataValue not(DataValue answer) {
    return answer instanceof DataValue.Bool(boolean value) ? bool(!value) : answer;
  }

  static DataValue compared(DataValue one, String operator, DataValue other) {
    if (one instanceof DataValue.Null || other instanceof DataValue.Null) {
      return DataValue.Null.VALUE;
    }
    int order = order(one, other, operator);
    return bool(
        switch (operator) {
          case "=" -> order == 0;
          case "<>" -> order != 0;
          case "<" -> order < 0;
          case "<=" -> order <= 0;
          case ">" -> order > 0;
          case ">=" -> order >= 0;
          default -> throw new IllegalArgumentException(operator + " is no operator");
        });
  }

  static int order(DataValue one, DataValue other, String operator) {
    if (one instanceof DataValue.Numeric(BigDecimal a)
        && other instanceof DataValue.Numeric(BigDecimal b)) {
      return a.compareTo(b);
    }
    if (one instanceof DataValue.Date(LocalDate a)
        && other instanceof DataValue.Date(LocalDate b)) {
      return a.compareTo(b);
    }
    if (one instanceof DataValue.Bool(boolean a) && other instanceof DataValue.Bool(boolean b)) {
      return Boolean.compare(a, b);
    }
    boolean texts =
        text(one).isPresent()
            && text(other).isPresent()
            && (operator.equals("=") || operator.equals("<>"));
    if (!texts) {
      throw new IllegalArgumentException(one + " " + operator + " " + other);
    }
    return text(one).equals(text(other)) ? 0 : 1;
  }

  static Optional<String> text(DataValue value) {
    return switch (value) {
      case DataValue.Text(String text) -> Optional.of(text);
      case DataValue.Uuid(var uuid) -> Optional.of(uuid.toString());
      default -> Optional.empty();
    };
  }

  static DataValue like(DataValue value, DataValue pattern) {
    if (value instanceof DataValue.Null) {
      return value;
    }
    String form = text(pattern).orElseThrow();
    if (form.indexOf('\\') >= 0) {
      throw new IllegalArgumentException("the engines do not agree on " + form);
    }
    return bool(
        RowFilter.matches(
            text(value).orElseThrow().codePoints().toArray(), 0, form.codePoints().toArray(), 0));
  }

  static DataValue sum(DataValue one, boolean minus, DataValue other) {
    return one instanceof DataValue.Numeric(BigDecimal a)
            && other instanceof DataValue.Numeric(BigDecimal b)
        ? new DataValue.Numeric(minus ? a.subtract(b) : a.add(b))
        : DataValue.Null.VALUE;
  }

  static DataValue joined(DataValue one, DataValue other) {
    return one instanceof DataValue.Null || other instanceof DataValue.Null
        ? DataValue.Null.VALUE
        : new DataValue.Text(text(one).orElseThrow() + text(other).orElseThrow());
  }
}
