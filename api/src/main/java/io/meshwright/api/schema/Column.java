package io.meshwright.api.schema;

import io.meshwright.api.document.DocumentValue;
import io.meshwright.api.name.Ordered;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;

/**
 * A column of a contract's table.
 *
 * @param name its published name
 * @param type its neutral type
 * @param required whether NULL is refused; a column of the primary key is required
 * @param unique whether values may not repeat
 * @param primaryKeyPosition place in the primary key, from 1; empty when not part of it
 * @param partitionPosition place among the partition columns, from 1; empty when none
 * @param classification a node of the mesh's classification tree; not blank
 * @param description for people; may be empty
 * @param physicalType native type that the contract names, or what the mesh says that it stands
 *     for; honoured where it is the platform's own and of the neutral type's family, else without
 *     effect
 * @param stableId identity that survives a rename
 * @param derivedFrom columns it is computed from, as the contract writes them (lineage)
 * @param tags free labels
 * @param further what else its document says, as written; a logical type of null stands for one
 *     that its document leaves out
 */
public record Column(
    String name,
    DataType type,
    boolean required,
    boolean unique,
    OptionalInt primaryKeyPosition,
    OptionalInt partitionPosition,
    Optional<String> classification,
    String description,
    Optional<String> physicalType,
    Optional<String> stableId,
    List<String> derivedFrom,
    SortedSet<String> tags,
    DocumentValue.Fields further) {

  private static final String CUSTOM = "customProperties";
  private static final String DECLASSIFIED = "declassified";

  /** Checks name, key and classification, and copies the lists. */
  public Column {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a column needs a name");
    }
    if (primaryKeyPosition.isPresent() && !required) {
      throw new IllegalArgumentException(
          "column '" + name + "' is part of the primary key, so it is required");
    }
    if (classification.filter(String::isBlank).isPresent()) {
      throw new IllegalArgumentException("column '" + name + "' has a blank classification");
    }
    derivedFrom = List.copyOf(derivedFrom);
    tags = Ordered.set(tags);
  }

  /**
   * Why it inherits no classification of the columns that it is computed from: the custom property
   * {@code declassified} of its document. Empty where it inherits them.
   */
  public Optional<String> declassified() {
    for (DocumentValue custom : customProperties(further)) {
      if (custom instanceof DocumentValue.Fields fields && isDeclassifying(fields)) {
        return fields.text("value").filter(reason -> !reason.isBlank());
      }
    }
    return Optional.empty();
  }

  private static boolean isDeclassifying(DocumentValue.Fields custom) {
    return custom.text("property").equals(Optional.of(DECLASSIFIED));
  }

  private static List<DocumentValue> customProperties(DocumentValue.Fields further) {
    return further.entries().get(CUSTOM) instanceof DocumentValue.Items(List<DocumentValue> items)
        ? items
        : List.of();
  }

  /** A nullable column without key or classification. */
  public static Column of(String name, DataType type) {
    return builder(name, type).build();
  }

  /** A builder with the two parts that every column has. */
  public static Builder builder(String name, DataType type) {
    return new Builder(name, type);
  }

  /** A builder that starts from this column. */
  public Builder toBuilder() {
    Builder builder = new Builder(name, type);
    builder.required = required;
    builder.unique = unique;
    builder.primaryKeyPosition = primaryKeyPosition;
    builder.partitionPosition = partitionPosition;
    builder.classification = classification;
    builder.description = description;
    builder.physicalType = physicalType;
    builder.stableId = stableId;
    builder.derivedFrom = derivedFrom;
    builder.tags = tags;
    builder.further = further;
    return builder;
  }

  /**
   * Collects the parts of a column. Setting a part forgets what its document says of it in other
   * words.
   */
  public static final class Builder {
    private final String name;
    private final DataType type;
    private boolean required;
    private boolean unique;
    private OptionalInt primaryKeyPosition = OptionalInt.empty();
    private OptionalInt partitionPosition = OptionalInt.empty();
    private Optional<String> classification = Optional.empty();
    private String description = "";
    private Optional<String> physicalType = Optional.empty();
    private Optional<String> stableId = Optional.empty();
    private List<String> derivedFrom = List.of();
    private SortedSet<String> tags = Ordered.set(List.of());
    private DocumentValue.Fields further = DocumentValue.Fields.NONE;

    private Builder(String name, DataType type) {
      this.name = name;
      this.type = type;
    }

    /** Refuses NULL. */
    public Builder required() {
      return required(true);
    }

    /** Refuses NULL, or not. */
    public Builder required(boolean value) {
      further = further.without("required");
      this.required = value;
      return this;
    }

    /** Values may not repeat, or may. */
    public Builder unique(boolean value) {
      further = further.without("unique");
      this.unique = value;
      return this;
    }

    /** Makes it part of the primary key and required. */
    public Builder primaryKey(int position) {
      further = further.without("primaryKey", "primaryKeyPosition", "required");
      this.primaryKeyPosition = OptionalInt.of(position);
      this.required = true;
      return this;
    }

    /** Makes it a partition column. */
    public Builder partition(int position) {
      further = further.without("partitioned", "partitionKeyPosition");
      this.partitionPosition = OptionalInt.of(position);
      return this;
    }

    /** Classifies it. */
    public Builder classification(String value) {
      further = further.without("classification");
      this.classification = Optional.of(value);
      return this;
    }

    /** Describes it. */
    public Builder description(String value) {
      further = further.without("description");
      this.description = value;
      return this;
    }

    /** Names a native type. */
    public Builder physicalType(String value) {
      further = further.without("logicalType", "logicalTypeOptions", "items", "properties");
      this.physicalType = Optional.of(value);
      return this;
    }

    /** Gives it an identity that survives a rename. */
    public Builder stableId(String value) {
      this.stableId = Optional.of(value);
      return this;
    }

    /** Names the columns it is computed from. */
    public Builder derivedFrom(List<String> value) {
      further = further.without("transformSourceObjects");
      this.derivedFrom = value;
      return this;
    }

    /** Labels it. */
    public Builder tags(SortedSet<String> value) {
      further = further.without("tags");
      this.tags = value;
      return this;
    }

    /** Says why it inherits no classification. */
    public Builder declassified(String reason) {
      if (reason.isBlank()) {
        throw new IllegalArgumentException(
            "column '" + name + "' is declassified without a reason");
      }
      List<DocumentValue> custom = new ArrayList<>(customProperties(further));
      custom.removeIf(c -> c instanceof DocumentValue.Fields f && isDeclassifying(f));
      Map<String, DocumentValue> said = new LinkedHashMap<>();
      said.put("property", new DocumentValue.Text(DECLASSIFIED));
      said.put("value", new DocumentValue.Text(reason));
      custom.add(new DocumentValue.Fields(said));
      further = further.with(CUSTOM, new DocumentValue.Items(custom));
      return this;
    }

    /** What else its document says. */
    public Builder further(DocumentValue.Fields value) {
      this.further = value;
      return this;
    }

    /** The column. */
    public Column build() {
      return new Column(
          name,
          type,
          required,
          unique,
          primaryKeyPosition,
          partitionPosition,
          classification,
          description,
          physicalType,
          stableId,
          derivedFrom,
          tags,
          further);
    }
  }
}
