package io.meshwright.provider.aws.client;

import io.meshwright.provider.aws.resource.TagExpression;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.lakeformation.model.LFTag;
import software.amazon.awssdk.services.lakeformation.model.LFTagPolicyResource;
import software.amazon.awssdk.services.lakeformation.model.Resource;
import software.amazon.awssdk.services.lakeformation.model.TableResource;
import software.amazon.awssdk.services.lakeformation.model.TableWithColumnsResource;

/** What rights are about, in the SDK's words. */
final class LakeResources {
  /** How rights on all tables are listed; names of tables are in small letters. */
  private static final String EVERY_TABLE = "ALL_TABLES";

  private LakeResources() {}

  static LakePermission.On of(Resource resource) {
    if (resource.database() != null) {
      return new LakePermission.Database(resource.database().name());
    }
    if (resource.table() != null) {
      return of(resource.table());
    }
    if (resource.tableWithColumns() != null) {
      return of(resource.tableWithColumns());
    }
    if (resource.dataCellsFilter() != null) {
      return new LakePermission.Filter(
          resource.dataCellsFilter().databaseName(),
          resource.dataCellsFilter().tableName(),
          resource.dataCellsFilter().name());
    }
    if (resource.lfTagPolicy() != null) {
      return tagged(resource.lfTagPolicy());
    }
    if (resource.dataLocation() != null) {
      return new LakePermission.Location(resource.dataLocation().resourceArn());
    }
    if (resource.catalog() != null) {
      return new LakePermission.Catalogue();
    }
    return new LakePermission.Other(resource.toString());
  }

  private static LakePermission.On of(TableResource table) {
    return table.tableWildcard() == null && !EVERY_TABLE.equals(table.name())
        ? new LakePermission.Table(table.databaseName(), table.name())
        : new LakePermission.EveryTable(table.databaseName());
  }

  /** The right to select every column is shown as one on columns. */
  private static LakePermission.On of(TableWithColumnsResource columns) {
    if (columns.name().equals(EVERY_TABLE)) {
      return new LakePermission.EveryTable(columns.databaseName());
    }
    boolean allBut = columns.columnWildcard() != null;
    List<String> named =
        allBut ? columns.columnWildcard().excludedColumnNames() : columns.columnNames();
    return allBut && named.isEmpty()
        ? new LakePermission.Table(columns.databaseName(), columns.name())
        : new LakePermission.Columns(
            columns.databaseName(), columns.name(), List.copyOf(new TreeSet<>(named)), allBut);
  }

  private static LakePermission.Tagged tagged(LFTagPolicyResource policy) {
    TagExpression asked = asked(policy.expression());
    String saved = Optional.ofNullable(policy.expressionName()).orElse("");
    return new LakePermission.Tagged(
        policy.resourceTypeAsString(), asked, saved, saved.isEmpty() ? asked.text() : saved);
  }

  /** What tags some conditions ask for. */
  static TagExpression asked(List<LFTag> conditions) {
    TreeMap<String, SortedSet<String>> keys = new TreeMap<>();
    for (LFTag tag : conditions) {
      // One key twice is not written about: whatever either lets.
      keys.computeIfAbsent(tag.tagKey(), k -> new TreeSet<>()).addAll(tag.tagValues());
    }
    return new TagExpression(keys);
  }

  private static LFTagPolicyResource policy(LakePermission.Tagged tagged) {
    LFTagPolicyResource.Builder policy = LFTagPolicyResource.builder().resourceType(tagged.type());
    if (!tagged.saved().isEmpty()) {
      return policy.expressionName(tagged.saved()).build();
    }
    return policy
        .expression(
            tagged.asked().keys().entrySet().stream()
                .map(e -> LFTag.builder().tagKey(e.getKey()).tagValues(e.getValue()).build())
                .toList())
        .build();
  }

  static Resource of(LakePermission.On on) {
    Resource.Builder resource = Resource.builder();
    return switch (on) {
      case LakePermission.Database(String name) -> resource.database(d -> d.name(name)).build();
      case LakePermission.Table(String database, String name) ->
          resource.table(t -> t.databaseName(database).name(name)).build();
      case LakePermission.EveryTable(String database) ->
          resource.table(t -> t.databaseName(database).tableWildcard(w -> {})).build();
      case LakePermission.Columns(
              String database,
              String table,
              List<String> columns,
              boolean but) ->
          resource
              .tableWithColumns(
                  t -> {
                    t.databaseName(database).name(table);
                    if (but) {
                      t.columnWildcard(w -> w.excludedColumnNames(columns));
                    } else {
                      t.columnNames(columns);
                    }
                  })
              .build();
      case LakePermission.Filter(String database, String table, String name) ->
          resource
              .dataCellsFilter(f -> f.databaseName(database).tableName(table).name(name))
              .build();
      case LakePermission.Location(String arn) ->
          resource.dataLocation(l -> l.resourceArn(arn)).build();
      case LakePermission.Tagged tagged -> resource.lfTagPolicy(policy(tagged)).build();
      case LakePermission.Catalogue() -> resource.catalog(c -> {}).build();
      case LakePermission.Other(String text) ->
          throw new IllegalArgumentException("a right that is read only: " + text);
    };
  }
}
