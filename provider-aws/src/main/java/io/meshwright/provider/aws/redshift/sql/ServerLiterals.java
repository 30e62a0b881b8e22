package io.meshwright.provider.aws.redshift.sql;

import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import io.meshwright.kit.sql.ServerNode;
import io.meshwright.kit.sql.UnreadableException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Literals as the server shows them: in casts, and with backslashes by their number. */
final class ServerLiterals {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss[.SSSSSS]", Locale.ROOT);

  private ServerLiterals() {}

  /** Whether there is no column in it. */
  static boolean isLiteral(ServerNode node) {
    return switch (node) {
      case ServerNode.Text text -> true;
      case ServerNode.Numeric number -> true;
      case ServerNode.Word word -> true;
      case ServerNode.Cast(ServerNode value, String type) -> isLiteral(value);
      case ServerNode.Binary(ServerNode left, String operator, ServerNode right) ->
          operator.equals("||") && isLiteral(left) && isLiteral(right);
      case ServerNode.Call(String function, List<ServerNode> arguments) ->
          function.equals("chr") && arguments.stream().allMatch(ServerLiterals::isLiteral);
      default -> false;
    };
  }

  /** A text. */
  static String text(ServerNode node) throws UnreadableException {
    return switch (node) {
      case ServerNode.Text(String value) -> value;
      case ServerNode.Cast(ServerNode value, String type) when isText(type) ->
          fitting(text(value), type);
      case ServerNode.Binary(ServerNode left, String operator, ServerNode right)
          when operator.equals("||") ->
          text(left) + text(right);
      case ServerNode.Call(String function, List<ServerNode> arguments)
          when function.equals("chr")
              && arguments.size() == 1
              && number(arguments.getFirst()).equals("92") ->
          "\\";
      default -> throw new UnreadableException("no text");
    };
  }

  private static boolean isText(String type) {
    return type.equals("text") || type.startsWith("character varying");
  }

  /** A cast to fewer bytes would cut it. */
  private static String fitting(String text, String type) throws UnreadableException {
    int bracket = type.indexOf('(');
    if (bracket >= 0) {
      int most = Integer.parseInt(type.substring(bracket + 1, type.length() - 1));
      if (text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > most) {
        throw new UnreadableException("a text that is cut");
      }
    }
    return text;
  }

  private static String number(ServerNode node) throws UnreadableException {
    return switch (node) {
      case ServerNode.Numeric(String value) -> value;
      case ServerNode.Text(String value) -> value;
      case ServerNode.Cast(ServerNode value, String type)
          when type.startsWith("numeric")
              || type.equals("integer")
              || type.equals("bigint")
              || type.equals("smallint")
              || type.equals("real")
              || type.equals("double precision") ->
          number(value);
      default -> throw new UnreadableException("no number");
    };
  }

  private static ServerNode uncast(ServerNode node, String type) {
    return node instanceof ServerNode.Cast(ServerNode value, String to) && to.equals(type)
        ? uncast(value, type)
        : node;
  }

  /** A value that a column of a type is compared with, or shows. */
  static DataValue value(ServerNode node, DataType type) throws UnreadableException {
    ServerNode bare = uncast(node, RsTypes.of(type));
    if (bare instanceof ServerNode.Word(String word) && word.equals("null")) {
      return DataValue.Null.VALUE;
    }
    try {
      return switch (type) {
        case DataType.Bool t when bare instanceof ServerNode.Word(String word) ->
            new DataValue.Bool(word.equals("true"));
        case DataType.Int32 t -> new DataValue.Numeric(new BigDecimal(number(bare)));
        case DataType.Int64 t -> new DataValue.Numeric(new BigDecimal(number(bare)));
        case DataType.Decimal t -> new DataValue.Numeric(new BigDecimal(number(bare)));
        case DataType.Float32 t -> new DataValue.Floating(Double.parseDouble(number(bare)));
        case DataType.Float64 t -> new DataValue.Floating(Double.parseDouble(number(bare)));
        case DataType.Text t -> new DataValue.Text(text(bare));
        case DataType.Date t -> new DataValue.Date(LocalDate.parse(text(bare)));
        case DataType.Time t -> new DataValue.Time(LocalTime.parse(text(bare)));
        case DataType.Timestamp t ->
            new DataValue.Timestamp(LocalDateTime.parse(text(bare), TIMESTAMP));
        case DataType.TimestampTz t -> instant(text(bare));
        case DataType.Uuid t -> new DataValue.Uuid(UUID.fromString(text(bare)));
        default -> throw new UnreadableException("a value of " + type.text());
      };
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new UnreadableException("no value of " + type.text());
    }
  }

  private static DataValue instant(String text) throws UnreadableException {
    if (!text.endsWith("+00")) {
      throw new UnreadableException("an instant of another zone");
    }
    return new DataValue.TimestampTz(
        LocalDateTime.parse(text.substring(0, text.length() - 3), TIMESTAMP)
            .toInstant(ZoneOffset.UTC));
  }
}
