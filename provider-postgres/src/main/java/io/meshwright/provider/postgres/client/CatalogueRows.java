package io.meshwright.provider.postgres.client;

import io.meshwright.provider.postgres.resource.PgTable;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * The catalogue of a scope as the server tells it, from one moment. Comments are empty where there
 * is none.
 *
 * @param server who reads, and which server
 * @param schemas schemas of the scope
 * @param relations tables and views of these schemas
 * @param columns columns of these relations, and of those that their views read, in their order
 * @param constraints primary keys and unique constraints of these relations
 * @param indexes plain indexes of these relations: neither unique, nor partial, nor of expressions
 * @param dependents what reads columns of these relations, wherever it is: views, rules, row
 *     policies; and triggers and rules of views
 * @param policies row policies of these relations
 * @param privileges rights on these schemas and relations, but for those of their owners
 * @param memberships memberships in and of the scope's roles, but for those of the deployer
 * @param roles roles of the scope, and those that the others mention
 * @param attached what hangs on these schemas and relations and is none of all that
 */
public record CatalogueRows(
    Server server,
    List<Schema> schemas,
    List<Relation> relations,
    List<Column> columns,
    List<Constraint> constraints,
    List<Index> indexes,
    List<Dependent> dependents,
    List<Policy> policies,
    List<Privilege> privileges,
    List<Membership> memberships,
    List<Role> roles,
    List<Attached> attached) {
  /** Copies the lists. */
  public CatalogueRows {
    schemas = List.copyOf(schemas);
    relations = List.copyOf(relations);
    columns = List.copyOf(columns);
    constraints = List.copyOf(constraints);
    indexes = List.copyOf(indexes);
    dependents = List.copyOf(dependents);
    policies = List.copyOf(policies);
    privileges = List.copyOf(privileges);
    memberships = List.copyOf(memberships);
    roles = List.copyOf(roles);
    attached = List.copyOf(attached);
  }

  /**
   * Who reads, and which server.
   *
   * @param user the deployer
   * @param superuser whether the server lets it do anything
   * @param version for example 180000
   * @param database whose catalogue it is
   */
  public record Server(String user, boolean superuser, int version, String database) {
    /** The first version that grants inheritance per membership. */
    public boolean grantsInheritance() {
      return version >= 160_000;
    }
  }

  /**
   * A schema.
   *
   * @param trusted whether its owner is the deployer, or one whom the deployer may act for
   */
  public record Schema(long id, String name, String owner, boolean trusted, String comment) {}

  /**
   * A table or view.
   *
   * @param kind as {@code pg_class.relkind} has it
   * @param trusted whether its owner is the deployer, or one whom the deployer may act for
   * @param options storage parameters, {@code name=value}
   * @param definition the query of a view
   */
  public record Relation(
      long id,
      String schema,
      String name,
      char kind,
      String owner,
      boolean trusted,
      boolean rowSecurity,
      SortedSet<String> options,
      String comment,
      Optional<String> definition) {
    /** Whether it is a view of either kind. */
    public boolean isView() {
      return kind == 'v' || kind == 'm';
    }

    /** Whether its marker counts only if its owner is a publisher of ours. */
    boolean needsPublisher() {
      return isView() && !trusted && PgComment.parse(comment).marker().isPresent();
    }

    /** Whether a storage parameter is set, in whatever way it was written. */
    public boolean isOn(String option) {
      return Stream.of("true", "on", "yes", "1").anyMatch(v -> options.contains(option + "=" + v));
    }

    Key key() {
      return new Key(schema, name);
    }

    /** What rows of one relation have in common. */
    record Key(String schema, String relation) {}
  }

  /** A column; the type is as {@code format_type} writes it. */
  public record Column(
      String schema,
      String relation,
      String name,
      String type,
      boolean required,
      String comment,
      PgTable.Identity identity) {
    Relation.Key key() {
      return new Relation.Key(schema, relation);
    }
  }

  /** A primary key or unique constraint. */
  public record Constraint(
      String schema, String table, String name, boolean primary, List<String> columns) {
    /** Copies the columns. */
    public Constraint {
      columns = List.copyOf(columns);
    }

    Relation.Key key() {
      return new Relation.Key(schema, table);
    }
  }

  /** A plain index. */
  public record Index(String schema, String table, String name, List<String> columns) {
    /** Copies the columns. */
    public Index {
      columns = List.copyOf(columns);
    }

    Relation.Key key() {
      return new Relation.Key(schema, table);
    }
  }

  /**
   * Something that reads a relation, or hangs on a view.
   *
   * @param schema schema of the relation
   * @param relation the relation
   * @param columns those that it reads; empty where it hangs on the whole
   * @param kind what it is: {@code view}, {@code rule}, {@code policy} or {@code trigger}
   * @param ofSchema schema of the relation that it is, or is on
   * @param of the relation that it is, or is on
   * @param name its name; that of the relation for a view
   */
  public record Dependent(
      String schema,
      String relation,
      List<String> columns,
      String kind,
      String ofSchema,
      String of,
      String name) {
    /** Copies the columns. */
    public Dependent {
      columns = List.copyOf(columns);
    }

    /** For people. */
    public String text() {
      String on = ofSchema + "." + of;
      return kind.equals("view") ? "view " + on : kind + " " + name + " on " + on;
    }
  }

  /**
   * A row policy.
   *
   * @param command ALL, SELECT, INSERT, UPDATE or DELETE
   * @param roles whom it is for; {@code public} is everybody
   */
  public record Policy(
      String schema,
      String table,
      String name,
      boolean permissive,
      String command,
      SortedSet<String> roles,
      Optional<String> using,
      Optional<String> check,
      String comment) {
    Relation.Key key() {
      return new Relation.Key(schema, table);
    }
  }

  /**
   * A right.
   *
   * @param relation empty for a right on the schema
   * @param column empty for a right on the whole object
   * @param grantee who has it; {@code public} is everybody
   */
  public record Privilege(
      String schema,
      String relation,
      Optional<String> column,
      String grantee,
      String privilege,
      boolean grantable) {}

  /** A membership; one by each grantor. */
  public record Membership(
      String role, String member, String grantor, boolean admin, boolean inherit, boolean set) {}

  /**
   * Something on a relation or schema that no lift understands.
   *
   * @param on kind of the relation, as {@code pg_class.relkind} has it; {@code s} for a schema
   * @param relation empty on a schema
   * @param kind what it is: trigger, rule, reader, publication, default-privilege
   * @param owner who made it, or whom it works for
   */
  public record Attached(
      char on,
      String schema,
      String relation,
      String kind,
      String name,
      String owner,
      String definition) {}

  /**
   * A role.
   *
   * @param unrestricted whether it is a superuser or passes by row security
   */
  public record Role(String name, boolean login, boolean unrestricted, String comment) {}
}
