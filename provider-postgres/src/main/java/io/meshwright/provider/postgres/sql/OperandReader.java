package io.meshwright.provider.postgres.sql;

import io.meshwright.api.policy.Operand;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import java.util.Optional;

/** Sides of comparisons: a column or a constant, and by what kind of value it compares. */
final class OperandReader {
  private final ColumnTypes types;

  OperandReader(ColumnTypes types) {
    this.types = types;
  }

  /** Kinds of values that compare with one another only. */
  enum Kind {
    /** Truth values. */
    BOOL,
    /** Whole and decimal numbers, exact. */
    EXACT,
    /** Double precision numbers. */
    FLOATING,
    /** An exact column that the server turns to double precision for the comparison. */
    WIDENED,
    /** Text. */
    TEXT,
    /** Bytes. */
    BINARY,
    /** Days. */
    DATE,
    /** Times of day. */
    TIME,
    /** Times without zone. */
    TIMESTAMP,
    /** Instants. */
    TIMESTAMPTZ,
    /** Identifiers. */
    UUID,
    /** What has no order and no equality here. */
    OTHER,
    /** NULL, which compares with everything. */
    NULL
  }

  /**
   * A side.
   *
   * @param operand column or constant
   * @param kind by what it compares
   * @param bytewise whether it asks for comparison by bytes
   */
  record Side(Operand operand, Kind kind, boolean bytewise) {}

  /** A side; empty where it is anything else, or a cast may change the value. */
  Optional<Side> side(SqlNode node) {
    if (node instanceof SqlNode.Collate(SqlNode inner, String collation)) {
      return side(inner)
          .filter(s -> collation.equals("C") && s.kind() == Kind.TEXT)
          .map(s -> new Side(s.operand(), s.kind(), true));
    }
    Optional<DataValue> literal = LiteralReader.value(node);
    if (literal.isPresent()) {
      return literal.map(v -> new Side(new Operand.Literal(v), kind(v), false));
    }
    return switch (node) {
      case SqlNode.Column(String name) ->
          types.of(name).map(t -> new Side(new Operand.ColumnRef(name), kind(t), false));
      case SqlNode.Cast(SqlNode inner, String type) -> side(inner).flatMap(s -> cast(s, type));
      default -> Optional.empty();
    };
  }

  private Optional<Side> cast(Side side, String type) {
    if (!(side.operand() instanceof Operand.ColumnRef(String name))) {
      return Optional.empty();
    }
    DataType column = types.of(name).orElseThrow();
    return switch (side.kind()) {
      case TEXT ->
          type.equals("text") || type.equals("character varying")
              ? Optional.of(side)
              : Optional.empty();
      case EXACT -> {
        boolean keeps =
            type.equals("numeric")
                || column instanceof DataType.Int32
                    && (type.equals("integer") || type.equals("bigint"));
        yield keeps
            ? Optional.of(side)
            : type.equals("double precision")
                ? Optional.of(new Side(side.operand(), Kind.WIDENED, false))
                : Optional.empty();
      }
      case FLOATING -> type.equals("double precision") ? Optional.of(side) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Kind kind(DataType type) {
    return switch (type) {
      case DataType.Bool t -> Kind.BOOL;
      case DataType.Int32 t -> Kind.EXACT;
      case DataType.Int64 t -> Kind.EXACT;
      case DataType.Decimal t -> Kind.EXACT;
      case DataType.Float32 t -> Kind.FLOATING;
      case DataType.Float64 t -> Kind.FLOATING;
      case DataType.Text t -> Kind.TEXT;
      case DataType.Binary t -> Kind.BINARY;
      case DataType.Date t -> Kind.DATE;
      case DataType.Time t -> Kind.TIME;
      case DataType.Timestamp t -> Kind.TIMESTAMP;
      case DataType.TimestampTz t -> Kind.TIMESTAMPTZ;
      case DataType.Uuid t -> Kind.UUID;
      case DataType.Json t -> Kind.OTHER;
      case DataType.Xml t -> Kind.OTHER;
      case DataType.Array t -> Kind.OTHER;
      case DataType.MapOf t -> Kind.OTHER;
      case DataType.Struct t -> Kind.OTHER;
    };
  }

  private static Kind kind(DataValue value) {
    return switch (value) {
      case DataValue.Null v -> Kind.NULL;
      case DataValue.Bool v -> Kind.BOOL;
      case DataValue.Numeric v -> Kind.EXACT;
      case DataValue.Floating v -> Kind.FLOATING;
      case DataValue.Text v -> Kind.TEXT;
      case DataValue.Binary v -> Kind.BINARY;
      case DataValue.Date v -> Kind.DATE;
      case DataValue.Time v -> Kind.TIME;
      case DataValue.Timestamp v -> Kind.TIMESTAMP;
      case DataValue.TimestampTz v -> Kind.TIMESTAMPTZ;
      case DataValue.Uuid v -> Kind.UUID;
      case DataValue.Json v -> Kind.OTHER;
      case DataValue.Xml v -> Kind.OTHER;
    };
  }
}
