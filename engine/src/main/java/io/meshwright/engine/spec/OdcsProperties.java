package io.meshwright.engine.spec;

import io.meshwright.api.document.DocumentValue;
import io.meshwright.api.model.Classifications;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** Reads the properties of an ODCS schema object as columns. */
final class OdcsProperties {
  private static final String DECLASSIFIED = "declassified";

  private final Findings findings;
  private final PhysicalTypes types;
  private final String subject;
  private final FurtherOfColumn further;

  /**
   * A reader for one table.
   *
   * @param findings where problems go
   * @param types what physical types stand for
   * @param subject the table, for findings
   */
  OdcsProperties(Findings findings, PhysicalTypes types, String subject) {
    this.findings = findings;
    this.types = types;
    this.subject = subject;
    this.further = new FurtherOfColumn(types.areRenamed());
  }

  /** A column with where it is written. */
  record Located(Column column, MappingReader reader) {}

  /** The columns of a table. */
  List<Located> columns(MappingReader table) {
    List<MappingReader> readers = table.mappings("properties");
    Map<MappingReader, DataType> kept = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    for (MappingReader reader : readers) {
      Optional<String> name = name(reader);
      Optional<DataType> type = type(reader, name.orElse("?"));
      if (name.isPresent() && !seen.add(name.get())) {
        findings.error(
            "duplicate-column",
            reader.placeOfValue("name"),
            subject,
            "the property '" + name.get() + "' stands here twice",
            "rename one of the two");
      } else if (name.isPresent() && type.isPresent()) {
        kept.put(reader, type.get());
      }
    }
    List<MappingReader> inOrder = List.copyOf(kept.keySet());
    KeyPositions keys = new KeyPositions(inOrder, "primaryKey", "primaryKeyPosition");
    KeyPositions partitions = new KeyPositions(inOrder, "partitioned", "partitionKeyPosition");
    List<Located> columns = new ArrayList<>();
    kept.forEach(
        (reader, type) ->
            columns.add(
                new Located(column(reader, type, keys.of(reader), partitions.of(reader)), reader)));
    return columns;
  }

  private Optional<String> name(MappingReader reader) {
    return reader.required("name").flatMap(n -> reader.convert(n, text -> named(text, "column")));
  }

  /**
   * A name that a table or column can have.
   *
   * @throws IllegalArgumentException with a message for people where it cannot
   */
  static String named(String text, String what) {
    if (text.isBlank() || text.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
      throw new IllegalArgumentException(
          "this is no " + what + " name; control characters and blanks alone are none");
    }
    return text;
  }

  private Column column(
      MappingReader reader, DataType type, OptionalInt key, OptionalInt partition) {
    String name = reader.text("name").orElseThrow();
    Column.Builder builder =
        Column.builder(name, type)
            .required(reader.flag("required", false))
            .unique(reader.flag("unique", false))
            .description(reader.text("description").orElse(""))
            .derivedFrom(reader.texts("transformSourceObjects"))
            .tags(Ordered.set(reader.texts("tags")));
    key.ifPresent(builder::primaryKey);
    partition.ifPresent(builder::partition);
    classification(reader, name).ifPresent(builder::classification);
    physicalType(reader).ifPresent(builder::physicalType);
    reader.text("id").ifPresent(builder::stableId);
    checkReason(reader, name);
    Column column = builder.build();
    DocumentValue.Fields more = further.of(reader, column);
    return more.isEmpty() ? column : column.toBuilder().further(more).build();
  }

  /** A column that is said to inherit nothing says why. */
  private void checkReason(MappingReader reader, String name) {
    Optional<YamlNode.Scalar> reason = NeutralType.custom(reader, DECLASSIFIED);
    boolean given = reason.filter(r -> !r.text().isBlank()).isPresent();
    if (!given && (reason.isPresent() || reader.texts("tags").contains(DECLASSIFIED))) {
      findings.error(
          "declassified-without-reason",
          reason.map(YamlNode.Scalar::place).orElse(reader.place("tags")),
          subject + "." + name,
          "it is declassified without a reason",
          "add customProperties: [{property: declassified, value: why it needs no protection}]");
    }
  }

  /**
   * A column's own classification, or the one of the properties within it: a mask is put on
   * columns, so that a column has to be as sensitive as anything that it holds.
   */
  private Optional<String> classification(MappingReader reader, String name) {
    Optional<String> own = reader.text("classification").filter(c -> !c.isBlank());
    if (reader.node("properties").isEmpty() && reader.node("items").isEmpty()) {
      return own;
    }
    TreeSet<String> within = new TreeSet<>();
    nested(reader, within);
    if (own.isEmpty() && within.size() == 1) {
      return Optional.of(within.first());
    }
    boolean covered = own.isPresent();
    for (String inner : within) {
      covered = covered && Classifications.isWithin(own.orElse(""), inner);
    }
    if (!within.isEmpty() && !covered) {
      findings.error(
          "nested-classification",
          reader.place("name"),
          subject + "." + name,
          "it holds properties classified as "
              + String.join(", ", within)
              + own.map(o -> " and is itself " + o).orElse(""),
          "masks are put on whole columns: classify the column as strictly, or take the"
              + " properties out of it");
    }
    return own;
  }

  private static void nested(MappingReader reader, Set<String> found) {
    List<MappingReader> inner = new ArrayList<>(reader.mappings("properties"));
    reader.mapping("items").ifPresent(inner::add);
    for (MappingReader property : inner) {
      property.text("classification").filter(c -> !c.isBlank()).ifPresent(found::add);
      nested(property, found);
    }
  }

  /** The type of a property. */
  Optional<DataType> type(MappingReader reader, String name) {
    Optional<YamlNode.Scalar> neutral = NeutralType.written(reader);
    if (neutral.isPresent()) {
      return reader.convert(neutral.get(), text -> NeutralType.of(text, () -> struct(reader)));
    }
    Optional<OdcsTypes.Family> family = reader.choice("logicalType", OdcsTypes.families());
    boolean wrong = family.isEmpty() && reader.node("logicalType").isPresent();
    if (wrong) {
      return Optional.empty();
    }
    if (family.isEmpty() && !reader.list("properties").isEmpty()) {
      family = Optional.of(OdcsTypes.Family.OBJECT);
    }
    if (family.isEmpty() && reader.node("items").isPresent()) {
      family = Optional.of(OdcsTypes.Family.ARRAY);
    }
    if (family.isEmpty()) {
      return physicalOnly(reader, name);
    }
    if (family.get() == OdcsTypes.Family.OBJECT && !reader.list("properties").isEmpty()) {
      return nested(struct(reader), reader, name);
    }
    if (family.get() == OdcsTypes.Family.ARRAY && reader.node("items").isPresent()) {
      Optional<DataType> element =
          reader.mapping("items").flatMap(items -> type(items, name + "[]"));
      return nested(element.map(DataType.Array::new), reader, name);
    }
    return scalar(reader, family.get(), name);
  }

  /** As it is written, or what mesh.yaml says that it stands for. */
  private Optional<String> physicalType(MappingReader reader) {
    return reader.text("physicalType").map(p -> types.meaning(p).orElse(p));
  }

  private Optional<DataType> physicalOnly(MappingReader reader, String name) {
    Optional<YamlNode.Scalar> physical = reader.scalar("physicalType");
    Optional<DataType> type =
        physical.flatMap(p -> reader.convert(p, this::parsed).flatMap(parsed -> parsed));
    if (type.isEmpty()) {
      findings.error(
          "unknown-type",
          physical.map(YamlNode.Scalar::place).orElse(reader.place("name")),
          subject + "." + name,
          physical
              .map(p -> "nothing is known of the physical type '" + p.text() + "'")
              .orElse("the property has no type"),
          "add a logicalType: "
              + MappingReader.alternatives(OdcsTypes.families().keySet())
              + physical
                  .map(p -> ", or say under 'physicalTypes' in mesh.yaml what it stands for")
                  .orElse(""));
    }
    return type;
  }

  private Optional<DataType> parsed(String text) {
    return PhysicalType.parse(types.meaning(text).orElse(text)).flatMap(PhysicalType::dataType);
  }

  private Optional<DataType> struct(MappingReader reader) {
    List<DataType.Field> fields = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (MappingReader property : reader.mappings("properties")) {
      Optional<String> name = name(property);
      Optional<DataType> type = type(property, name.orElse("?"));
      if (name.isPresent() && type.isPresent() && seen.add(name.get())) {
        fields.add(new DataType.Field(name.get(), type.get(), property.flag("required", false)));
      }
    }
    return fields.isEmpty() ? Optional.empty() : Optional.of(new DataType.Struct(fields));
  }

  private static String logical(MappingReader reader) {
    return reader.text("logicalType").orElse("");
  }

  /** What it holds decides the type; a physical type that is none of JSON says something else. */
  private Optional<DataType> nested(Optional<DataType> type, MappingReader reader, String name) {
    Optional<YamlNode.Scalar> written = reader.scalar("physicalType");
    Optional<DataType> known =
        written.flatMap(w -> reader.convert(w, this::parsed).flatMap(k -> k));
    if (type.isPresent() && known.filter(k -> !(k instanceof DataType.Json)).isPresent()) {
      OdcsTypes.Typed typed = new OdcsTypes.Typed(type.get(), true);
      types.check(
          written.orElseThrow(), Optional.empty(), typed, subject + "." + name, logical(reader));
    }
    return type;
  }

  private Optional<DataType> scalar(MappingReader reader, OdcsTypes.Family family, String name) {
    Optional<YamlNode.Scalar> written = reader.scalar("physicalType");
    Optional<String> meaning = written.flatMap(w -> types.meaning(w.text()));
    boolean holdsAnything = family == OdcsTypes.Family.OBJECT || family == OdcsTypes.Family.ARRAY;
    if (meaning.isPresent() && holdsAnything) {
      return physicalOnly(reader, name);
    }
    Optional<PhysicalType> physical =
        meaning.or(() -> written.map(YamlNode.Scalar::text)).flatMap(PhysicalType::parse);
    try {
      OdcsTypes.Typed typed = OdcsTypes.of(family, physical, options(reader));
      written.ifPresent(
          w -> types.check(w, physical, typed, subject + "." + name, logical(reader)));
      return Optional.of(typed.type());
    } catch (IllegalArgumentException e) {
      findings.error(
          "bad-type",
          written.map(YamlNode.Scalar::place).orElse(reader.place("logicalTypeOptions")),
          subject + "." + name,
          String.valueOf(e.getMessage()),
          "write a length or precision that exists");
      return Optional.empty();
    }
  }

  private OdcsTypes.Options options(MappingReader reader) {
    Optional<MappingReader> options = reader.mapping("logicalTypeOptions");
    if (options.isEmpty()) {
      return OdcsTypes.Options.NONE;
    }
    MappingReader given = options.get();
    Optional<Boolean> timezone =
        given.node("timezone").isPresent()
            ? Optional.of(given.flag("timezone", false))
            : Optional.empty();
    OptionalInt length = given.integer("maxLength");
    return new OdcsTypes.Options(
        length.orElse(0) == Integer.MAX_VALUE ? OptionalInt.empty() : length,
        given.text("format"),
        timezone);
  }
}
