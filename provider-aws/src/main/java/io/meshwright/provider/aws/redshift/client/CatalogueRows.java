package io.meshwright.provider.aws.redshift.client;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.provider.aws.redshift.resource.RsGrant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** The answers of the catalogue, and what words in them mean. */
final class CatalogueRows {
  private static final Set<String> TRUE = Set.of("true", "t", "1");

  private final Map<CatalogueQuery, List<List<Optional<String>>>> answers =
      new EnumMap<>(CatalogueQuery.class);

  private CatalogueRows() {}

  /** A row. */
  record Row(List<Optional<String>> values) {
    String text(int column) {
      return values.get(column).orElse("");
    }

    Optional<String> optional(int column) {
      return values.get(column);
    }

    boolean bool(int column) {
      return TRUE.contains(text(column).toLowerCase(Locale.ROOT));
    }

    /** A grantee, from its name and its kind. */
    String grantee(int name, int kind) {
      String word = text(kind).toLowerCase(Locale.ROOT);
      return word.equals(RsGrant.PUBLIC) ? RsGrant.PUBLIC : word + ":" + text(name);
    }
  }

  /**
   * Reads some of it, in order; {@code STANDING} has to be among that.
   *
   * @throws MeshException of kind PERMISSION where some of it would not be shown
   */
  static CatalogueRows read(
      RedshiftGateway gateway, SortedSet<String> schemas, Set<CatalogueQuery> queries) {
    CatalogueRows rows = new CatalogueRows();
    for (CatalogueQuery query : EnumSet.copyOf(queries)) {
      rows.answers.put(
          query,
          query.isOfSchemas() && schemas.isEmpty()
              ? List.of()
              : gateway.query(query, query.sql(schemas)));
      if (query == CatalogueQuery.STANDING) {
        rows.checkStanding();
      }
    }
    return rows;
  }

  /** Schemas alone, with the standing of who asks. */
  static CatalogueRows schemas(RedshiftGateway gateway) {
    CatalogueRows rows = new CatalogueRows();
    SortedSet<String> none = Ordered.set(List.<String>of());
    for (CatalogueQuery query : List.of(CatalogueQuery.STANDING, CatalogueQuery.SCHEMAS)) {
      rows.answers.put(query, gateway.query(query, query.sql(none)));
    }
    rows.checkStanding();
    return rows;
  }

  /** Whether who asks is shown the datashares of others. */
  boolean seesShares() {
    Row standing = of(CatalogueQuery.STANDING).getFirst();
    return standing.bool(0) || standing.bool(3);
  }

  /** Who may not see policies is shown none, which is not the same as that there are none. */
  private void checkStanding() {
    List<Row> found = of(CatalogueQuery.STANDING);
    boolean sees =
        !found.isEmpty()
            && (found.getFirst().bool(0)
                || found.getFirst().bool(3)
                || found.getFirst().bool(1) && found.getFirst().bool(2));
    if (!sees) {
      throw new MeshException(
          ErrorKind.PERMISSION,
          "the user of the database would be shown no rows of svv_masking_policy, svv_rls_policy"
              + " and others' rights: grant it sys:secadmin and sys:operator, or make it a"
              + " superuser");
    }
    String collation = found.getFirst().text(4);
    if (!collation.equals("case_sensitive")) {
      throw new MeshException(
          ErrorKind.USER,
          "the database compares texts as '"
              + collation
              + "': row policies would keep more than they say; use a database that is"
              + " case_sensitive");
    }
  }

  List<Row> of(CatalogueQuery query) {
    return answers.getOrDefault(query, List.of()).stream().map(Row::new).toList();
  }
}
