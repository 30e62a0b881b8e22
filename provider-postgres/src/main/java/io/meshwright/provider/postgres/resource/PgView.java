package io.meshwright.provider.postgres.resource;

import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Digest;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import io.meshwright.kit.resource.MaskValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A view.
 *
 * @param schema its schema
 * @param name its name
 * @param body what it shows
 * @param securityBarrier whether conditions of its users run only after its own
 * @param securityInvoker whether it reads its source with the rights of its user; never so for ours
 * @param owner with whose rights it reads its source
 * @param comment its description, without the marker line
 */
public record PgView(
    String schema,
    String name,
    Body body,
    boolean securityBarrier,
    boolean securityInvoker,
    String owner,
    String comment)
    implements PgResource {
  /** The kind. */
  public static final String KIND = "view";

  /** The attribute that names the role with whose rights it reads. */
  public static final String OWNER = "owner";

  /** What a view shows. */
  public sealed interface Body {
    /** Names of its columns, in order. */
    List<String> columnNames();
  }

  /**
   * A selection from one table.
   *
   * @param sourceSchema schema of the table
   * @param sourceTable the table
   * @param columns in order
   * @param where which rows, over the table's columns and in normal form; absent means all
   */
  public record Select(
      String sourceSchema, String sourceTable, List<Column> columns, Optional<Expression> where)
      implements Body {
    /** Copies the columns. */
    public Select {
      columns = List.copyOf(columns);
    }

    @Override
    public List<String> columnNames() {
      return columns.stream().map(Column::name).toList();
    }

    /** The column of that name. */
    public Optional<Column> column(String name) {
      return columns.stream().filter(c -> c.name().equals(name)).findFirst();
    }
  }

  /**
   * Text that could not be read.
   *
   * @param definition digest of the text
   * @param columnNames names of the view's columns, in order
   */
  public record Unread(Digest definition, List<String> columnNames) implements Body {
    /** Copies the names. */
    public Unread {
      columnNames = List.copyOf(columnNames);
    }
  }

  /**
   * A column of a view.
   *
   * @param name its name
   * @param source the source's column
   * @param type its type, which is the source column's, as {@code format_type} writes it
   * @param visible where a cell is not NULL, over the source's columns and in normal form; absent
   *     means everywhere
   * @param masks the first that applies says how a visible cell looks
   * @param comment its description
   */
  public record Column(
      String name,
      String source,
      String type,
      Optional<Expression> visible,
      List<MaskCase> masks,
      String comment) {
    /** Copies the masks. */
    public Column {
      masks = List.copyOf(masks);
    }
  }

  /**
   * How a cell looks, and for whom.
   *
   * @param when for whom and on which rows, in normal form
   * @param mask how
   */
  public record MaskCase(Expression when, Mask mask) {}

  /** Where a view lives. */
  public static Address address(String platform, String schema, String view) {
    return Address.of(platform, KIND, schema, view);
  }

  @Override
  public Address address(String platform) {
    return address(platform, schema, name);
  }

  @Override
  public Resource toResource(String platform) {
    Map<String, Value> values = new TreeMap<>();
    values.put("securityBarrier", Value.of(securityBarrier));
    values.put("securityInvoker", Value.of(securityInvoker));
    values.put(OWNER, Value.of(owner));
    values.put("comment", Value.of(comment));
    TreeSet<Address> needs = new TreeSet<>();
    needs.add(PgSchema.address(platform, schema));
    needs.add(PgRole.address(platform, owner));
    switch (body) {
      case Unread(Digest definition, List<String> names) -> {
        values.put("definition", new Value.Opaque(definition));
        values.put("columnNames", Attributes.texts(names));
      }
      case Select select -> {
        values.put(
            "source", Attributes.texts(List.of(select.sourceSchema(), select.sourceTable())));
        values.put("columns", new Value.Seq(select.columns().stream().map(PgView::value).toList()));
        select.where().ifPresent(w -> values.put("where", Attributes.condition(w)));
        needs.add(PgTable.address(platform, select.sourceSchema(), select.sourceTable()));
        ConditionRoles.add(select.where(), platform, needs);
        for (Column column : select.columns()) {
          ConditionRoles.add(column.visible(), platform, needs);
          column.masks().forEach(m -> ConditionRoles.add(Optional.of(m.when()), platform, needs));
        }
      }
    }
    return Resource.of(address(platform), values, needs);
  }

  private static Value value(Column column) {
    Map<String, Value> values = new TreeMap<>();
    values.put("name", Value.of(column.name()));
    values.put("source", Value.of(column.source()));
    values.put("type", Value.of(column.type()));
    column.visible().ifPresent(v -> values.put("visible", Attributes.condition(v)));
    values.put(
        "masks",
        new Value.Seq(
            column.masks().stream()
                .map(
                    m ->
                        Attributes.object(
                            Map.of(
                                "when", Attributes.condition(m.when()),
                                "mask", MaskValue.of(m.mask()))))
                .toList()));
    values.put("comment", Value.of(column.comment()));
    return Attributes.object(values);
  }

  /** The record of a neutral form. */
  public static PgView of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    return new PgView(
        path.get(0),
        path.get(1),
        body(values),
        values.bool("securityBarrier"),
        values.bool("securityInvoker"),
        values.text(OWNER),
        values.text("comment"));
  }

  private static Body body(Attributes values) {
    if (values.has("definition")) {
      return new Unread(values.digest("definition"), values.texts("columnNames"));
    }
    List<String> source = values.texts("source");
    return new Select(
        source.get(0),
        source.get(1),
        values.sequence("columns").stream().map(c -> column(values.of(c))).toList(),
        values.condition("where"));
  }

  private static Column column(Attributes values) {
    return new Column(
        values.text("name"),
        values.text("source"),
        values.text("type"),
        values.condition("visible"),
        values.sequence("masks").stream().map(m -> maskCase(values.of(m))).toList(),
        values.text("comment"));
  }

  private static MaskCase maskCase(Attributes values) {
    return new MaskCase(
        values
            .condition("when")
            .orElseThrow(() -> new IllegalArgumentException("a mask case without condition")),
        MaskValue.mask(values.object("mask")));
  }
}
