package io.meshwright.api.model;

import io.meshwright.api.schema.TableSchema;
import java.util.List;
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
 * @param quality rules
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
    Optional<String> source) {
  /** Copies the lists, and refuses a contract without tables. */
  public Contract {
    tables = List.copyOf(tables);
    sla = List.copyOf(sla);
    quality = List.copyOf(quality);
    if (tables.isEmpty()) {
      throw new IllegalArgumentException("contract '" + id + "' has no schema objects");
    }
    if (tables.stream().map(TableSchema::name).distinct().count() != tables.size()) {
      throw new IllegalArgumentException(
          "contract '" + id + "' has two schema objects of one name");
    }
  }

  /** An active contract of tables. */
  public static Contract of(String id, String version, List<TableSchema> tables) {
    return new Contract(
        id,
        version,
        LifecycleStatus.ACTIVE,
        "",
        "",
        tables,
        Team.NONE,
        List.of(),
        List.of(),
        Optional.empty());
  }

  /** The table of that name. */
  public Optional<TableSchema> table(String tableName) {
    return tables.stream().filter(t -> t.name().equals(tableName)).findFirst();
  }
}
