package io.meshwright.provider.snowflake.client;

import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Digest;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.schema.DataType;
import io.meshwright.provider.snowflake.client.SfCatalogue.Policy;
import io.meshwright.provider.snowflake.resource.PolicyNames;
import io.meshwright.provider.snowflake.resource.SfMask;
import io.meshwright.provider.snowflake.resource.SfRowPolicy;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.provider.snowflake.sql.BodyReader;
import io.meshwright.provider.snowflake.sql.SfArgument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Row access policies and masking policies of a database, and what they are on. */
final class LivePolicies {
  private final SfLive live;
  private final SfCatalogue catalogue;
  private final String database;

  LivePolicies(SfLive live, SfCatalogue catalogue, String database) {
    this.live = live;
    this.catalogue = catalogue;
    this.database = database;
  }

  void read() {
    List<String> schemas = live.schemas(database);
    read(catalogue.policies(CatalogueQuery.ROW_POLICIES, database, schemas), this::rows);
    read(catalogue.policies(CatalogueQuery.MASKING_POLICIES, database, schemas), this::mask);
  }

  /** What is done with a use of a policy. */
  @FunctionalInterface
  private interface Use {
    void of(Policy policy, Optional<PolicyText> text, String statement, SnowflakeRow row);
  }

  private void read(List<Policy> policies, Use use) {
    policies.forEach(p -> live.policy(database, place(p)));
    List<SnowflakeRow> references = catalogue.references(database, policies);
    if (references.isEmpty()) {
      return;
    }
    List<String> texts = catalogue.texts(database, policies);
    Map<Policy, String> statements = new HashMap<>();
    for (int i = 0; i < texts.size(); i++) {
      statements.put(policies.get(i), texts.get(i));
    }
    for (SnowflakeRow row : references) {
      Policy policy = new Policy(row.text("policy_schema"), row.text("policy_name"));
      // What is on a tag gives way to what is set on the column itself.
      boolean here =
          !row.text("ref_entity_domain").equals("TAG")
              && row.text("ref_database_name").equals(database)
              && live.table(database, row.text("ref_schema_name"), row.text("ref_entity_name"))
                  .isPresent();
      if (here) {
        String statement = statements.getOrDefault(policy, "");
        use.of(policy, PolicyText.of(statement), statement, row);
      }
    }
  }

  private AttachedPolicy place(Policy policy) {
    return new AttachedPolicy(database, policy.schema(), policy.name());
  }

  private static Expression opaque(String statement) {
    return new Expression.Opaque(Digest.of(statement).toString());
  }

  private void rows(Policy policy, Optional<PolicyText> text, String statement, SnowflakeRow row) {
    String schema = row.text("ref_schema_name");
    String table = row.text("ref_entity_name");
    List<String> columns = JsonNames.of(row.text("ref_arg_column_names"));
    SortedMap<String, DataType> types = live.types(database, schema, table);
    Expression rows =
        text.filter(t -> names(t).equals(columns))
            .map(t -> BodyReader.rows(t.body(), types))
            .filter(e -> !(e instanceof Expression.Opaque))
            .orElseGet(() -> opaque(statement));
    boolean ours =
        text.filter(
                t ->
                    names(t).equals(columns)
                        && policy.schema().equals(schema)
                        && policy.name().equals(PolicyNames.rowPolicy(schema, table, signature(t))))
            .isPresent();
    SfRowPolicy found = new SfRowPolicy(database, schema, table, columns, rows);
    live.attach(found.address(live.platform()), place(policy));
    live.add(found, owner(schema, table, ours));
  }

  private static List<String> names(PolicyText text) {
    return text.signature().stream().map(SfArgument::name).toList();
  }

  private static List<String> signature(PolicyText text) {
    return text.signature().stream().map(SfArgument::text).toList();
  }

  private void mask(Policy policy, Optional<PolicyText> text, String statement, SnowflakeRow row) {
    String schema = row.text("ref_schema_name");
    String table = row.text("ref_entity_name");
    String column = row.text("ref_column_name");
    if (column.isEmpty()) {
      return;
    }
    boolean ours =
        text.filter(
                t ->
                    policy.schema().equals(schema)
                        && policy
                            .name()
                            .equals(PolicyNames.mask(schema, table, column, signature(t)))
                        && isOwn(t, column, row, true))
            .isPresent();
    Optional<CellRule> rule =
        text.filter(t -> isOwn(t, column, row, ours))
            .flatMap(t -> BodyReader.mask(t.body(), column, live.types(database, schema, table)));
    SfMask found =
        new SfMask(
            database,
            schema,
            table,
            column,
            rule.<SfMask.Look>map(SfMask.Look.Ruled::new)
                .orElseGet(() -> new SfMask.Look.Unread(Digest.of(statement).toString())));
    live.attach(found.address(live.platform()), place(policy));
    live.add(found, owner(schema, table, ours));
  }

  /**
   * Whether each argument is the column of its name. Which columns a mask depends on is not always
   * told; ours are set with those that they name.
   */
  private static boolean isOwn(
      PolicyText text, String column, SnowflakeRow row, boolean untoldCounts) {
    List<String> names = names(text);
    List<String> told = JsonNames.of(row.text("ref_arg_column_names"));
    if (names.isEmpty() || !names.getFirst().equals(column)) {
      return false;
    }
    List<String> others = names.subList(1, names.size());
    return others.isEmpty()
        || told.equals(others)
        || told.equals(names)
        || told.isEmpty() && untoldCounts;
  }

  private Owner owner(String schema, String table, boolean ours) {
    Address address = SfTable.address(live.platform(), database, schema, table);
    Optional<Marker> marker = live.marker(address).filter(m -> ours);
    return marker.<Owner>map(m -> new Owner.Within(address, m)).orElseGet(Owner.Foreign::new);
  }
}
