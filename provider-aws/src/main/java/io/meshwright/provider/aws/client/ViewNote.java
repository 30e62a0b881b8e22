package io.meshwright.provider.aws.client;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.policy.Binder;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.kit.filter.FilterParser;
import io.meshwright.kit.filter.ParsedFilter;
import io.meshwright.kit.resource.Attributes;
import io.meshwright.kit.resource.MaskValue;
import io.meshwright.provider.aws.resource.AwsColumn;
import io.meshwright.provider.aws.resource.AwsView;
import io.meshwright.provider.aws.resource.ViewBody;
import io.meshwright.provider.aws.sql.HiveTypes;
import io.meshwright.provider.aws.sql.UnwritableException;
import io.meshwright.provider.aws.sql.ViewConditions;
import io.meshwright.provider.aws.sql.ViewDialect;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A view of ours written down beside its text, as a parameter: what is needed to write that very
 * text again. It proves nothing by itself; only a text that comes out the same does.
 */
final class ViewNote {
  private static final String TABLE = "table";
  private static final String READER = "reader";
  private static final String TYPE = "type";
  private static final String COLUMN = "column";
  private static final String MASK = "mask";
  private static final int FIELDS = 3;
  private static final int COLUMN_FIELDS = 9;
  private static final char FIELD = '\t';
  private static final char LINE = '\n';

  private ViewNote() {}

  /**
   * The note of a view.
   *
   * @throws IllegalArgumentException where a condition cannot be written
   */
  static String write(AwsView view, ViewBody.Select body) {
    StringBuilder note = new StringBuilder();
    line(note, TABLE, body.base().database(), body.base().table());
    body.reader().ifPresent(r -> line(note, READER, r.relation(), r.principal()));
    body.types().forEach((name, type) -> line(note, TYPE, name, type));
    for (int i = 0; i < view.columns().size(); i++) {
      AwsColumn column = view.columns().get(i);
      ViewBody.Cell cell = body.cells().get(i);
      line(
          note,
          COLUMN,
          column.name(),
          column.type(),
          column.comment(),
          column.published(),
          column.neutral(),
          Boolean.toString(column.required()),
          cell.source(),
          condition(cell.visible(), body.types()));
      cell.mask()
          .ifPresent(m -> flat("", MaskValue.of(m)).forEach((k, v) -> line(note, MASK, k, v)));
    }
    return note.toString();
  }

  private static String condition(Expression condition, SortedMap<String, String> types) {
    try {
      return ViewConditions.write(condition, types, ViewDialect.ATHENA).toString();
    } catch (UnwritableException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static void line(StringBuilder note, String... fields) {
    for (int i = 0; i < fields.length; i++) {
      if (i > 0) {
        note.append(FIELD);
      }
      note.append(
          fields[i]
              .replace("\\", "\\\\")
              .replace("\t", "\\t")
              .replace("\n", "\\n")
              .replace("\r", "\\r"));
    }
    note.append(LINE);
  }

  private static Map<String, String> flat(String path, Value value) {
    Map<String, String> all = new TreeMap<>();
    if (value instanceof Value.Obj(SortedMap<String, Value> fields)) {
      fields.forEach((k, v) -> all.putAll(flat(path.isEmpty() ? k : path + "/" + k, v)));
    } else {
      all.put(path, value instanceof Value.Text(String text) ? "'" + text : value.text());
    }
    return all;
  }

  /**
   * What a note says.
   *
   * @param columns the view's columns
   * @param body what it selects, in no dialect
   */
  record Read(List<AwsColumn> columns, ViewBody.Select body) {}

  /** Reads a note; empty where it is none. */
  static Optional<Read> read(String note) {
    try {
      return Optional.of(new Reading().all(note));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == FIELD) {
        fields.add(field.toString());
        field.setLength(0);
      } else if (c == '\\' && i + 1 < line.length()) {
        char escaped = line.charAt(++i);
        field.append(unescaped(escaped));
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }

  private static char unescaped(char c) {
    return switch (c) {
      case 't' -> FIELD;
      case 'n' -> LINE;
      case 'r' -> '\r';
      default -> c;
    };
  }

  /** One pass over the lines of a note. */
  private static final class Reading {
    private Optional<ViewBody.Base> base = Optional.empty();
    private Optional<ViewBody.Reader> reader = Optional.empty();
    private final TreeMap<String, String> types = new TreeMap<>();
    private final List<AwsColumn> columns = new ArrayList<>();
    private final List<List<String>> cells = new ArrayList<>();
    private final List<Map<String, String>> masks = new ArrayList<>();

    Read all(String note) {
      note.lines().forEach(line -> line(fields(line)));
      List<ViewBody.Cell> read = new ArrayList<>();
      for (int i = 0; i < cells.size(); i++) {
        read.add(
            new ViewBody.Cell(
                cells.get(i).get(0), condition(cells.get(i).get(1)), mask(masks.get(i))));
      }
      return new Read(
          columns,
          new ViewBody.Select(
              base.orElseThrow(() -> new IllegalArgumentException("a note names its table")),
              types,
              reader,
              read,
              Ordered.set(List.<String>of())));
    }

    private void line(List<String> fields) {
      String word = fields.getFirst();
      if (fields.size() != (word.equals(COLUMN) ? COLUMN_FIELDS : FIELDS)) {
        throw new IllegalArgumentException("no line of a note: " + fields);
      }
      String first = fields.get(1);
      String second = fields.get(2);
      switch (word) {
        case TABLE -> base = Optional.of(new ViewBody.Base(first, second));
        case READER -> reader = Optional.of(new ViewBody.Reader(first, second));
        case TYPE -> types.put(first, second);
        case COLUMN -> column(fields);
        case MASK -> {
          if (masks.isEmpty()) {
            throw new IllegalArgumentException("a mask of no column: " + fields);
          }
          masks.getLast().put(first, second);
        }
        default -> throw new IllegalArgumentException("no line of a note: " + fields);
      }
    }

    private void column(List<String> fields) {
      columns.add(
          new AwsColumn(
              fields.get(1),
              fields.get(2),
              fields.get(3),
              fields.get(4),
              fields.get(5),
              Boolean.parseBoolean(fields.get(6))));
      cells.add(fields.subList(7, COLUMN_FIELDS));
      masks.add(new TreeMap<>());
    }

    private Expression condition(String text) {
      if (text.equals("true") || text.equals("false")) {
        return new Expression.Constant(text.equals("true"));
      }
      List<Column> known = new ArrayList<>();
      types.forEach(
          (name, type) -> HiveTypes.neutral(type).ifPresent(t -> known.add(Column.of(name, t))));
      ParsedFilter parsed = FilterParser.parse(text);
      if (parsed.expression().isEmpty() || known.isEmpty()) {
        throw new IllegalArgumentException("no condition: " + text);
      }
      Binder.Bound bound = Binder.bind(parsed.expression().get(), TableSchema.of("table", known));
      if (!bound.findings().isEmpty()) {
        throw new IllegalArgumentException("no condition: " + text);
      }
      return NormalForm.of(bound.condition());
    }

    private static Optional<Mask> mask(Map<String, String> flat) {
      return flat.isEmpty()
          ? Optional.empty()
          : Optional.of(MaskValue.mask(Attributes.of(resource(nested(flat))).object(MASK)));
    }

    private static Resource resource(Value mask) {
      return Resource.of(Address.of("note", MASK, MASK), Map.of(MASK, mask), List.of());
    }

    private static Value nested(Map<String, String> flat) {
      Map<String, Value> fields = new TreeMap<>();
      Map<String, Map<String, String>> inner = new TreeMap<>();
      flat.forEach(
          (path, text) -> {
            int slash = path.indexOf('/');
            if (slash < 0) {
              fields.put(path, value(text));
            } else {
              inner
                  .computeIfAbsent(path.substring(0, slash), k -> new TreeMap<>())
                  .put(path.substring(slash + 1), text);
            }
          });
      inner.forEach((name, part) -> fields.put(name, nested(part)));
      return Attributes.object(fields);
    }

    private static Value value(String text) {
      return text.startsWith("'")
          ? Value.of(text.substring(1))
          : new Value.Int(new BigInteger(text));
    }
  }
}
