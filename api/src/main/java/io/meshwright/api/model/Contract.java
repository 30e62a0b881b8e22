package io.meshwright.api.model;

import io.meshwright.api.document.DocumentValue;
import io.meshwright.api.schema.TableSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Schema, quality and service level of one output port: an ODCS document.
 *
 * @param id the contract's id, unique in its mesh together with the version
 * @param version semantic version, as written
 * @param status where it stands
 * @param name for people; may be empty
 * @param description for people; may be empty
 * @param tables the schema objects; at least one, names unique
 * @param team who answers for it
 * @param sla promises
 * @param quality rules, each about a table or column of the contract; kept in order of those
 * @param further what else its document says, as written
 * @param source the file that it came from, relative to the workspace; empty when built in code
 */
public record Contract(
    String id,
    String version,
    LifecycleStatus status,
    String name,
    String description,
    List<TableSchema> tables,
    Team team,
    List<SlaProperty> sla,
    List<QualityRule> quality,
    DocumentValue.Fields further,
    Optional<String> source) {
  /** Copies the lists, and refuses a contract without tables. */
  public Contract {
    tables = List.copyOf(tables);
    sla = List.copyOf(sla);
    if (tables.isEmpty()) {
      throw new IllegalArgumentException("contract '" + id + "' has no schema objects");
    }
    if (tables.stream().map(TableSchema::name).distinct().count() != tables.size()) {
      throw new IllegalArgumentException(
          "contract '" + id + "' has two schema objects of one name");
    }
    quality = inOrder(id, tables, quality);
  }

  private static List<QualityRule> inOrder(
      String id, List<TableSchema> tables, List<QualityRule> rules) {
    if (rules.isEmpty()) {
      return List.of();
    }
    Map<String, Integer> elements = new HashMap<>();
    for (TableSchema table : tables) {
      elements.putIfAbsent(table.name(), elements.size());
      for (String column : table.columnNames()) {
        elements.putIfAbsent(table.name() + "." + column, elements.size());
      }
    }
    for (QualityRule rule : rules) {
      if (!elements.containsKey(rule.element())) {
        throw new IllegalArgumentException(
            "contract '"
                + id
                + "' has a quality rule about '"
                + rule.element()
                + "', which is no table or table.column of it");
      }
    }
    return rules.stream()
        .sorted(Comparator.comparing(rule -> elements.getOrDefault(rule.element(), 0)))
        .toList();
  }

  /** A builder with what every contract has; it is active unless told otherwise. */
  public static Builder builder(String id, String version, TableSchema... tables) {
    return new Builder(id, version, List.of(tables));
  }

  /** A builder that starts from this contract. */
  public Builder toBuilder() {
    Builder builder = new Builder(id, version, tables);
    builder.status = status;
    builder.name = name;
    builder.description = description;
    builder.team = team;
    builder.sla.addAll(sla);
    builder.quality.addAll(quality);
    builder.further = further;
    builder.source = source;
    return builder;
  }

  /** An active contract of tables. */
  public static Contract of(String id, String version, List<TableSchema> tables) {
    return new Builder(id, version, tables).build();
  }

  /** An active contract of tables. */
  public static Contract of(String id, String version, TableSchema... tables) {
    return of(id, version, List.of(tables));
  }

  /** The contract without the file that it came from. */
  public Contract withoutSource() {
    Builder builder = toBuilder();
    builder.source = Optional.empty();
    return builder.build();
  }

  /** The table of that name. */
  public Optional<TableSchema> table(String tableName) {
    return tables.stream().filter(t -> t.name().equals(tableName)).findFirst();
  }

  /**
   * Collects the parts of a contract. Setting a part forgets what its document says of it in other
   * words.
   */
  public static final class Builder {
    private final String id;
    private final String version;
    private final List<TableSchema> tables;
    private LifecycleStatus status = LifecycleStatus.ACTIVE;
    private String name = "";
    private String description = "";
    private Team team = Team.NONE;
    private final List<SlaProperty> sla = new ArrayList<>();
    private final List<QualityRule> quality = new ArrayList<>();
    private DocumentValue.Fields further = DocumentValue.Fields.NONE;
    private Optional<String> source = Optional.empty();

    private Builder(String id, String version, List<TableSchema> tables) {
      this.id = id;
      this.version = version;
      this.tables = List.copyOf(tables);
    }

    /** Where it stands. */
    public Builder status(LifecycleStatus value) {
      further = further.without("status");
      this.status = value;
      return this;
    }

    /** What people call it. */
    public Builder name(String value) {
      further = further.without("name");
      this.name = value;
      return this;
    }

    /** Describes it. */
    public Builder description(String value) {
      further = further.without("description");
      this.description = value;
      return this;
    }

    /** Who answers for it. */
    public Builder team(Team value) {
      further = further.without("team");
      this.team = value;
      return this;
    }

    /** Adds a promise. */
    public Builder sla(SlaProperty value) {
      further = further.without("slaProperties");
      sla.add(value);
      return this;
    }

    /** Adds a rule. */
    public Builder quality(QualityRule value) {
      quality.add(value);
      return this;
    }

    /** The file that it came from, relative to the workspace. */
    public Builder source(String value) {
      this.source = Optional.of(value);
      return this;
    }

    /** What else its document says. */
    public Builder further(DocumentValue.Fields value) {
      this.further = value;
      return this;
    }

    /** The contract. */
    public Contract build() {
      return new Contract(
          id, version, status, name, description, tables, team, sla, quality, further, source);
    }
  }
}
