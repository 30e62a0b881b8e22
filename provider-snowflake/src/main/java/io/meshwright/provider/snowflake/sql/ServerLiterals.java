package io.meshwright.provider.snowflake.sql;

import io.meshwright.api.policy.Masking;
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
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.UUID;

/** Reads literals as {@link SfLiterals} writes them. */
final class ServerLiterals {
  private static final DateTimeFormatter DATE = strict(SfLiterals.DATE);
  private static final DateTimeFormatter TIME = strict(SfLiterals.TIME);
  private static final DateTimeFormatter TIMESTAMP = strict(SfLiterals.TIMESTAMP);

  private ServerLiterals() {}

  private static DateTimeFormatter strict(DateTimeFormatter formatter) {
    return formatter.withResolverStyle(ResolverStyle.STRICT);
  }

  /** A text. */
  static String text(ServerNode node) throws UnreadableException {
    if (node instanceof ServerNode.Text(String value)) {
      return value;
    }
    throw new UnreadableException("no text");
  }

  /** A value that a column of a type is compared with, or shows. */
  static DataValue value(ServerNode node, DataType type) throws UnreadableException {
    if (node.equals(new ServerNode.Word("null"))) {
      return DataValue.Null.VALUE;
    }
    try {
      DataValue value = typed(node, type);
      if (!Masking.fits(value, type)) {
        throw new UnreadableException("a value that the column cannot have");
      }
      return value;
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new UnreadableException("no value of " + type.text());
    }
  }

  private static DataValue typed(ServerNode node, DataType type) throws UnreadableException {
    return switch (type) {
      case DataType.Bool t -> new DataValue.Bool(truth(node));
      case DataType.Int32 t -> new DataValue.Numeric(new BigDecimal(number(node)));
      case DataType.Int64 t -> new DataValue.Numeric(new BigDecimal(number(node)));
      case DataType.Decimal t -> new DataValue.Numeric(new BigDecimal(number(node)));
      case DataType.Float32 t -> floating(node);
      case DataType.Float64 t -> floating(node);
      case DataType.Text t -> new DataValue.Text(text(node));
      case DataType.Binary t -> binary(by("to_binary", SfLiterals.HEX_FORMAT, node));
      case DataType.Date t ->
          new DataValue.Date(LocalDate.parse(by("to_date", SfLiterals.DATE_FORMAT, node), DATE));
      case DataType.Time t ->
          new DataValue.Time(LocalTime.parse(by("to_time", SfLiterals.TIME_FORMAT, node), TIME));
      case DataType.Timestamp t ->
          new DataValue.Timestamp(
              LocalDateTime.parse(
                  by("to_timestamp_ntz", SfLiterals.TIMESTAMP_FORMAT, node), TIMESTAMP));
      case DataType.TimestampTz t ->
          instant(by("to_timestamp_ltz", SfLiterals.INSTANT_FORMAT, node));
      case DataType.Uuid t -> uuid(text(node));
      default -> throw new UnreadableException("a value of " + type.text());
    };
  }

  private static boolean truth(ServerNode node) throws UnreadableException {
    if (node instanceof ServerNode.Word(String word)) {
      return word.equals("true");
    }
    throw new UnreadableException("no truth value");
  }

  private static String number(ServerNode node) throws UnreadableException {
    if (node instanceof ServerNode.Numeric(String value)) {
      return value;
    }
    throw new UnreadableException("no number");
  }

  private static DataValue floating(ServerNode node) throws UnreadableException {
    if (node instanceof ServerNode.Cast(ServerNode.Text(String value), String type)
        && type.equals("FLOAT")) {
      double number = Double.parseDouble(value);
      // What Java reads besides, such as hexadecimal digits, is never written.
      if (Double.isFinite(number) && Double.toString(number).equals(value)) {
        return new DataValue.Floating(number);
      }
    }
    throw new UnreadableException("no floating number");
  }

  /** The text that a function makes a value of by a format. */
  private static String by(String function, String format, ServerNode node)
      throws UnreadableException {
    if (node instanceof ServerNode.Call(String name, List<ServerNode> arguments)
        && name.equals(function)
        && arguments.size() == 2
        && arguments.get(1).equals(new ServerNode.Text(format))) {
      return text(arguments.getFirst());
    }
    throw new UnreadableException("no value by " + function);
  }

  private static DataValue binary(String hex) throws UnreadableException {
    if (hex.matches("([0-9a-f]{2})*")) {
      return new DataValue.Binary(hex);
    }
    throw new UnreadableException("no bytes");
  }

  private static DataValue instant(String text) throws UnreadableException {
    if (!text.endsWith(SfLiterals.UTC)) {
      throw new UnreadableException("an instant of another zone");
    }
    String local = text.substring(0, text.length() - SfLiterals.UTC.length());
    return new DataValue.TimestampTz(
        LocalDateTime.parse(local, TIMESTAMP).toInstant(ZoneOffset.UTC));
  }

  private static DataValue uuid(String text) throws UnreadableException {
    UUID uuid = UUID.fromString(text);
    if (!uuid.toString().equals(text)) {
      throw new UnreadableException("an identifier in another form");
    }
    return new DataValue.Uuid(uuid);
  }
}
