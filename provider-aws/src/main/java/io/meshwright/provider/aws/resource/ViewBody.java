package io.meshwright.provider.aws.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.resource.Digest;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import io.meshwright.kit.resource.MaskValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** What a view selects. */
public sealed interface ViewBody {
  /** The tables that it selects from, as far as the service says. */
  SortedSet<Base> over();

  /** The form within attributes. */
  Value toValue();

  /**
   * A table that a view selects from.
   *
   * @param database its database
   * @param table its name
   */
  record Base(String database, String table) implements Comparable<Base> {
    @Override
    public int compareTo(Base other) {
      int first = database.compareTo(other.database);
      return first != 0 ? first : table.compareTo(other.table);
    }
  }

  /**
   * Whom a view is for, where it shows a port's table to one reader.
   *
   * @param relation the table or view of the port, in the same database
   * @param principal who reads it
   */
  record Reader(String relation, String principal) {}

  /**
   * What a column shows.
   *
   * @param source the table's column
   * @param visible in which rows, over the table's columns; elsewhere it is NULL
   * @param mask how it looks; raw where there is none
   */
  record Cell(String source, Expression visible, Optional<Mask> mask) {
    private Value toValue() {
      TreeMap<String, Value> fields = new TreeMap<>();
      fields.put("source", Value.of(source));
      fields.put("visible", new Value.Condition(visible));
      mask.ifPresent(m -> fields.put("mask", MaskValue.of(m)));
      return Attributes.object(fields);
    }

    private static Cell of(Attributes values) {
      return new Cell(
          values.text("source"),
          values.condition("visible").orElseThrow(),
          values.has("mask")
              ? Optional.of(MaskValue.mask(values.object("mask")))
              : Optional.empty());
    }
  }

  /**
   * A selection from one table, known to the letter. It shows the rows of which it shows a cell.
   *
   * @param base the table
   * @param types Hive type of each of the table's columns that it is about
   * @param reader for whom, where it is for one reader; else it is a port's own view
   * @param cells one for each column of the view, in order
   * @param dialects in whose words the service has it
   */
  record Select(
      Base base,
      SortedMap<String, String> types,
      Optional<Reader> reader,
      List<Cell> cells,
      SortedSet<String> dialects)
      implements ViewBody {
    /** Copies the collections. */
    public Select {
      types = Ordered.map(types);
      cells = List.copyOf(cells);
      dialects = Ordered.set(dialects);
    }

    @Override
    public SortedSet<Base> over() {
      return Ordered.set(List.of(base));
    }

    /** The rows that it shows. */
    public Expression rows() {
      return NormalForm.of(new Expression.Or(cells.stream().map(Cell::visible).toList()));
    }

    @Override
    public Value toValue() {
      TreeMap<String, Value> fields = new TreeMap<>();
      fields.put("database", Value.of(base.database()));
      fields.put("table", Value.of(base.table()));
      TreeMap<String, Value> typed = new TreeMap<>();
      types.forEach((name, type) -> typed.put(name, Value.of(type)));
      fields.put("types", Attributes.object(typed));
      fields.put("columns", Attributes.texts(types.keySet()));
      fields.put("cells", new Value.Seq(cells.stream().map(Cell::toValue).toList()));
      fields.put("dialects", new Value.Bag(dialects));
      reader.ifPresent(
          r -> {
            fields.put("relation", Value.of(r.relation()));
            fields.put("principal", Value.of(r.principal()));
          });
      return Attributes.object(fields);
    }

    private static Select select(Attributes values) {
      Attributes typed = values.object("types");
      TreeMap<String, String> types = new TreeMap<>();
      values.texts("columns").forEach(c -> types.put(c, typed.text(c)));
      return new Select(
          new Base(values.text("database"), values.text("table")),
          types,
          values.has("relation")
              ? Optional.of(new Reader(values.text("relation"), values.text("principal")))
              : Optional.empty(),
          values.sequence("cells").stream().map(values::of).map(Cell::of).toList(),
          values.bag("dialects"));
    }
  }

  /**
   * A selection that somebody else wrote, or changed.
   *
   * @param over the tables that it selects from, as far as the service says
   * @param text digest of all that it says
   */
  record Unread(SortedSet<Base> over, Digest text) implements ViewBody {
    /** Copies the tables. */
    public Unread {
      over = Ordered.set(over);
    }

    @Override
    public Value toValue() {
      List<Value> bases = new ArrayList<>();
      over.forEach(
          b ->
              bases.add(
                  Attributes.object(
                      Map.of("database", Value.of(b.database()), "table", Value.of(b.table())))));
      return Attributes.object(
          Map.of("text", new Value.Opaque(text), "bases", new Value.Seq(bases)));
    }

    private static Unread unread(Attributes values) {
      return new Unread(
          Ordered.set(
              values.sequence("bases").stream()
                  .map(values::of)
                  .map(b -> new Base(b.text("database"), b.text("table")))
                  .toList()),
          values.digest("text"));
    }
  }

  /** The body of a form within attributes. */
  static ViewBody of(Attributes values) {
    return values.has("text") ? Unread.unread(values) : Select.select(values);
  }
}
