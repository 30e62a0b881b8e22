package io.meshwright.provider.postgres.sql;

import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.Masking;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Meaning of masked values: the parameters are read, and the rest must be what they would give. */
final class MaskReader {
  private final SqlNode column;
  private final SqlNode text;
  private final SqlNode number;
  private final DataType type;
  private final String own;

  MaskReader(String column, String nativeType) {
    this.column = new SqlNode.Column(column);
    this.own = nativeType;
    this.type =
        PgTypes.neutral(nativeType)
            .orElseThrow(() -> new UnreadableException("a column of unknown type"));
    this.text = own.equals("text") ? this.column : new SqlNode.Cast(this.column, "text");
    // There is no mod of a small number and one of another size.
    this.number = own.equals("smallint") ? new SqlNode.Cast(this.column, "integer") : this.column;
  }

  /**
   * The mask.
   *
   * @throws UnreadableException where the value is not exactly that of a mask
   */
  Mask mask(SqlNode value) {
    SqlNode node = withoutOwnCast(value);
    Optional<DataValue> constant = LiteralReader.value(node);
    Mask mask = constant.map(this::constant).orElseGet(() -> computed(node));
    if (Masking.refusal(mask, type).isPresent()) {
      throw new UnreadableException("a mask that " + type.text() + " cannot take");
    }
    return PgMasks.canonical(mask, type);
  }

  private Mask constant(DataValue value) {
    return value instanceof DataValue.Null ? new Mask.Nullify() : new Mask.Constant(value);
  }

  private Mask computed(SqlNode node) {
    return switch (node) {
      case SqlNode.Call(String function, List<SqlNode> arguments) when function.equals("encode") ->
          expect(new Mask.Hash(Optional.empty()), hash(), node);
      case SqlNode.Call(String function, List<SqlNode> arguments) when function.equals("left") -> {
        int length = number(arguments, 1);
        yield expect(new Mask.TruncateText(length), left(length), node);
      }
      case SqlNode.Call(String function, List<SqlNode> arguments)
          when function.equals("date_trunc") ->
          truncatedTime(arguments, node);
      case SqlNode.Binary(
              SqlNode left,
              String operator,
              SqlNode.Call(String function, List<SqlNode> arguments))
          when function.equals("mod") ->
          truncatedNumber(left, operator, arguments);
      case SqlNode.Case(List<SqlNode.When> branches, Optional<SqlNode> otherwise) ->
          partial(node, otherwise);
      default -> throw new UnreadableException("a computed value");
    };
  }

  private static Mask expect(Mask mask, SqlNode expected, SqlNode found) {
    if (!expected.equals(found)) {
      throw new UnreadableException("a computed value");
    }
    return mask;
  }

  private SqlNode hash() {
    return call(
        "encode",
        call(
            "sha256", call("convert_to", text, new SqlNode.Cast(new SqlNode.Text("UTF8"), "name"))),
        string("hex"));
  }

  private SqlNode left(int length) {
    return call("left", text, number(length));
  }

  private Mask truncatedTime(List<SqlNode> arguments, SqlNode node) {
    for (Mask.Unit unit : Mask.Unit.values()) {
      SqlNode name = string(unit.name().toLowerCase(Locale.ROOT));
      SqlNode expected =
          switch (type) {
            case DataType.Date t ->
                call("date_trunc", name, new SqlNode.Cast(column, "timestamp without time zone"));
            case DataType.TimestampTz t -> call("date_trunc", name, column, string("UTC"));
            default -> call("date_trunc", name, column);
          };
      if (expected.equals(node)) {
        return new Mask.TruncateTime(unit);
      }
    }
    throw new UnreadableException("date_trunc of " + arguments.size());
  }

  private Mask truncatedNumber(SqlNode left, String operator, List<SqlNode> arguments) {
    if (!operator.equals("-")
        || !left.equals(column)
        || arguments.size() != 2
        || !arguments.getFirst().equals(number)
        || !(LiteralReader.value(arguments.get(1)).orElse(DataValue.Null.VALUE)
            instanceof DataValue.Numeric(BigDecimal multiple))
        || multiple.signum() <= 0) {
      throw new UnreadableException("a computed value");
    }
    return new Mask.TruncateNumber(multiple);
  }

  private Mask partial(SqlNode node, Optional<SqlNode> otherwise) {
    if (!(otherwise.orElse(new SqlNode.Null())
        instanceof
        SqlNode.Binary(
            SqlNode.Binary(
                SqlNode.Call(String left, List<SqlNode> first),
                String inner,
                SqlNode middle),
            String outer,
            SqlNode.Call(String right, List<SqlNode> last)))) {
      throw new UnreadableException("a computed value");
    }
    int kept = number(first, 1);
    int end = number(last, 1);
    SqlNode length = call("char_length", text);
    SqlNode sum = number(Math.addExact(kept, end));
    SqlNode expected =
        new SqlNode.Case(
            List.of(
                new SqlNode.When(
                    new SqlNode.Binary(length, "<=", sum), call("repeat", string("*"), length))),
            Optional.of(
                new SqlNode.Binary(
                    new SqlNode.Binary(
                        left(kept),
                        "||",
                        call("repeat", string("*"), new SqlNode.Binary(length, "-", sum))),
                    "||",
                    call("right", text, number(end)))));
    return expect(new Mask.Partial(kept, end), expected, node);
  }

  private static int number(List<SqlNode> arguments, int index) {
    if (index < arguments.size()
        && arguments.get(index) instanceof SqlNode.Numeric(BigDecimal value)
        && value.scale() == 0
        && value.precision() <= 9) {
      return value.intValueExact();
    }
    throw new UnreadableException("an argument");
  }

  private static SqlNode number(int value) {
    return new SqlNode.Numeric(BigDecimal.valueOf(value));
  }

  private static SqlNode string(String value) {
    return new SqlNode.Cast(new SqlNode.Text(value), "text");
  }

  private static SqlNode call(String function, SqlNode... arguments) {
    return new SqlNode.Call(function, List.of(arguments));
  }

  /** Casts to the column's own type; those to it without length are what CASE puts in. */
  private SqlNode withoutOwnCast(SqlNode value) {
    SqlNode node = value;
    while (node instanceof SqlNode.Cast(SqlNode inner, String to)
        && (to.equals(own) || to.equals(base(own)))
        && !(inner instanceof SqlNode.Text)
        && !(inner instanceof SqlNode.Null)) {
      node = inner;
    }
    return node;
  }

  private static String base(String nativeType) {
    if (nativeType.startsWith("time")) {
      return nativeType.replace("(6)", "");
    }
    int bracket = nativeType.indexOf('(');
    return bracket < 0 ? nativeType : nativeType.substring(0, bracket);
  }
}
