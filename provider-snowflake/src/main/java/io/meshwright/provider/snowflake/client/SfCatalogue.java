package io.meshwright.provider.snowflake.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Asks the catalogue, page by page and policies by the hundred, no more than what is looked for.
 */
final class SfCatalogue implements AutoCloseable {
  /** What is asked of every database, whatever is in it. */
  private static final List<CatalogueQuery> OF_DATABASE =
      List.of(
          CatalogueQuery.SCHEMAS,
          CatalogueQuery.COLUMNS,
          CatalogueQuery.TABLES,
          CatalogueQuery.DATABASE_ROLES,
          CatalogueQuery.STAGES,
          CatalogueQuery.TASKS,
          CatalogueQuery.STREAMS,
          CatalogueQuery.ROW_POLICIES,
          CatalogueQuery.MASKING_POLICIES,
          CatalogueQuery.OBJECT_PRIVILEGES,
          CatalogueQuery.FUTURE_GRANTS_IN_DATABASE,
          CatalogueQuery.TAGS);

  private final ParallelReads reads;
  private final LookFor look;

  SfCatalogue(SnowflakeGateway gateway, LookFor look) {
    this.reads = new ParallelReads(gateway);
    this.look = look;
  }

  /** Begins to ask what will be wanted of these databases. */
  void ahead(Collection<String> databases) {
    ahead(
        databases.stream()
            .flatMap(d -> OF_DATABASE.stream().map(query -> CatalogueRead.of(query, d)))
            .toList());
  }

  /** Begins to ask what will be wanted, of that what is looked for. */
  void ahead(List<CatalogueRead> wanted) {
    reads.ahead(wanted.stream().filter(r -> look.wants(r.query())).toList());
  }

  @Override
  public void close() {
    reads.close();
  }

  /** A policy by its place. */
  record Policy(String schema, String name) {}

  LookFor look() {
    return look;
  }

  /** The role that asks; empty where it is not looked for. */
  String role() {
    List<SnowflakeRow> rows = whole(CatalogueRead.of(CatalogueQuery.STANDING, ""));
    return rows.isEmpty() ? "" : rows.getFirst().text("role");
  }

  /** All databases. */
  List<SnowflakeRow> databases() {
    return paged(CatalogueRead.of(CatalogueQuery.DATABASES, ""));
  }

  /** All shares; several accounts may have one of the same name, so that there are no pages. */
  List<SnowflakeRow> shares() {
    return whole(CatalogueRead.of(CatalogueQuery.SHARES, ""));
  }

  List<SnowflakeRow> databaseRoles(String database) {
    return paged(CatalogueRead.of(CatalogueQuery.DATABASE_ROLES, database));
  }

  /** Names in these answers are there once, so that the last one is where the next page begins. */
  private List<SnowflakeRow> paged(CatalogueRead first) {
    if (!look.wants(first.query())) {
      return List.of();
    }
    List<SnowflakeRow> page = reads.answer(first);
    List<SnowflakeRow> all = new ArrayList<>(page);
    while (page.size() >= SnowflakeGateway.PAGE) {
      String last = page.getLast().text("name");
      page = reads.answer(first.from(last));
      if (!page.isEmpty() && page.getLast().text("name").compareTo(last) <= 0) {
        throw new MeshException(
            ErrorKind.TRANSIENT, "SHOW gives the same page again after '" + last + "'");
      }
      all.addAll(page);
    }
    return List.copyOf(all);
  }

  /** An answer that does not come in pages. */
  List<SnowflakeRow> rows(CatalogueQuery query, String database, String... names) {
    return whole(CatalogueRead.of(query, database, names));
  }

  private List<SnowflakeRow> whole(CatalogueRead read) {
    if (!look.wants(read.query())) {
      return List.of();
    }
    List<SnowflakeRow> rows = reads.answer(read);
    boolean cut =
        switch (read.query()) {
          case STANDING,
              SCHEMAS,
              TABLES,
              VIEWS,
              COLUMNS,
              OBJECT_PRIVILEGES,
              METRIC_REFERENCES,
              METRIC_EXPECTATIONS,
              TAG_POLICIES,
              TAG_VALUES ->
              false;
          default -> rows.size() >= SnowflakeGateway.PAGE;
        };
    if (cut) {
      // What was left out could give access: an answer that may not be whole is none.
      throw new MeshException(
          ErrorKind.USER,
          "%s of %s %s has more rows than SHOW gives, and no further page; give less of it to one role, or split the database"
              .formatted(
                  read.query().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                  read.database(),
                  read.names()));
    }
    return rows;
  }

  /** Policies of a database. */
  List<Policy> policies(CatalogueQuery query, String database, Collection<String> schemas) {
    return inSchemas(query, database, schemas).stream()
        .map(r -> new Policy(r.text("schema_name"), r.text("name")))
        .toList();
  }

  /** Stages of a database. */
  List<SnowflakeRow> stages(String database, Collection<String> schemas) {
    return inSchemas(CatalogueQuery.STAGES, database, schemas);
  }

  /** Models of a database. */
  List<SnowflakeRow> models(String database, Collection<String> registries) {
    return inSchemas(CatalogueQuery.MODELS, database, registries);
  }

  /** Streams of a database. */
  List<SnowflakeRow> streams(String database, Collection<String> schemas) {
    return inSchemas(CatalogueQuery.STREAMS, database, schemas);
  }

  /** External tables of a database. */
  List<SnowflakeRow> externalTables(String database, Collection<String> schemas) {
    return inSchemas(CatalogueQuery.EXTERNAL_TABLES, database, schemas);
  }

  /** Tables of some schemas, with whether their changes are kept. */
  List<SnowflakeRow> tableChanges(String database, Collection<String> schemas) {
    return inSchemas(CatalogueQuery.TABLE_CHANGES, database, schemas);
  }

  /** Where there are too many for one answer, schema by schema. */
  private List<SnowflakeRow> inSchemas(
      CatalogueQuery query, String database, Collection<String> schemas) {
    if (!look.wants(query)) {
      return List.of();
    }
    List<SnowflakeRow> rows = reads.answer(CatalogueRead.of(query, database));
    return rows.size() < SnowflakeGateway.PAGE
        ? rows
        : schemas.stream().flatMap(s -> rows(query, database, s).stream()).toList();
  }

  /** Statements that would make some policies, in their order. */
  List<String> texts(String database, List<Policy> policies) {
    List<String> texts = new ArrayList<>();
    if (!look.wants(CatalogueQuery.POLICY_TEXTS)) {
      return texts;
    }
    List<List<Policy>> parts = cut(policies);
    ahead(parts.stream().map(some -> of(CatalogueQuery.POLICY_TEXTS, database, some)).toList());
    for (List<Policy> some : parts) {
      String[] found = new String[some.size()];
      Arrays.fill(found, "");
      for (SnowflakeRow row : reads.answer(of(CatalogueQuery.POLICY_TEXTS, database, some))) {
        found[Integer.parseInt(row.text("nth"))] = row.text("ddl");
      }
      texts.addAll(List.of(found));
    }
    return texts;
  }

  /** What some policies are on. */
  List<SnowflakeRow> references(String database, List<Policy> policies) {
    List<SnowflakeRow> all = new ArrayList<>();
    if (look.wants(CatalogueQuery.POLICY_REFERENCES)) {
      List<List<Policy>> parts = cut(policies);
      ahead(
          parts.stream()
              .map(some -> of(CatalogueQuery.POLICY_REFERENCES, database, some))
              .toList());
      for (List<Policy> some : parts) {
        all.addAll(reads.answer(of(CatalogueQuery.POLICY_REFERENCES, database, some)));
      }
    }
    return all;
  }

  private static CatalogueRead of(CatalogueQuery query, String database, List<Policy> policies) {
    List<String> names = new ArrayList<>();
    for (Policy policy : policies) {
      names.add(policy.schema());
      names.add(policy.name());
    }
    return CatalogueRead.of(query, database, names.toArray(String[]::new));
  }

  private static List<List<Policy>> cut(List<Policy> policies) {
    List<List<Policy>> parts = new ArrayList<>();
    for (int i = 0; i < policies.size(); i += SnowflakeGateway.POLICIES) {
      parts.add(policies.subList(i, Math.min(policies.size(), i + SnowflakeGateway.POLICIES)));
    }
    return parts;
  }
}
