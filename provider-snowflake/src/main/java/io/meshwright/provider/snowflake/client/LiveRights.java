package io.meshwright.provider.snowflake.client;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.provider.snowflake.resource.SfDatabaseRole;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfModelGrant;
import io.meshwright.provider.snowflake.resource.SfRoleGrant;
import io.meshwright.provider.snowflake.resource.SfSchema;
import io.meshwright.provider.snowflake.resource.SfStage;
import io.meshwright.provider.snowflake.resource.SfStageGrant;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.provider.snowflake.resource.TableKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Privileges on databases, schemas, tables, stages and models, those to come included, and who has
 * which role.
 */
final class LiveRights {
  private static final String OWNERSHIP = "OWNERSHIP";
  private static final String DATABASE = "DATABASE";
  private static final String SCHEMA = "SCHEMA";
  private static final String STAGE = "STAGE";
  private static final String STREAM = "STREAM";

  /** SHOW GRANTS has another word for models than GRANT. */
  private static final Set<String> MODEL = Set.of("MODEL", "MODULE");

  private final SfLive live;
  private final SfCatalogue catalogue;
  private final GrantOwners owners;

  /** Who asks: what it owns is not given away. */
  private final String self;

  private final Map<Address, Words> grants = new TreeMap<>();
  private final LiveModelRights models;
  private final LiveStreamRights streams;
  private final RoleHierarchy roles;

  LiveRights(SfLive live, SfCatalogue catalogue, String role) {
    this.live = live;
    this.owners = new GrantOwners(live);
    this.models = new LiveModelRights(live, owners);
    this.streams = new LiveStreamRights(live);
    this.roles = new RoleHierarchy(live, catalogue);
    this.catalogue = catalogue;
    this.self = SfGrant.ROLE + role;
  }

  /** What is found of one grant. */
  private static final class Words {
    private final Set<String> privileges = new TreeSet<>();
    private TableKind kind = TableKind.TABLE;
    private boolean grantable;
  }

  void read(String database) {
    for (SnowflakeRow row : catalogue.rows(CatalogueQuery.OBJECT_PRIVILEGES, database)) {
      String kind = Grantees.kind(row.text("granted_to"));
      // What these have is read of each: this view does not promise to show it.
      if (!Grantees.isAskedEach(kind)) {
        onObject(
            database,
            row.text("object_type"),
            names(row),
            kind + ":" + row.text("grantee"),
            row.text("privilege_type"),
            row.bool("is_grantable"));
      }
    }
    List<String> asked =
        live.roles(database).stream()
            .filter(r -> catalogue.look().wantsRole(SfGrant.databaseRole(database, r)))
            .toList();
    catalogue.ahead(
        Stream.of(CatalogueQuery.GRANTS_TO_DATABASE_ROLE, CatalogueQuery.GRANTS_OF_DATABASE_ROLE)
            .flatMap(query -> asked.stream().map(r -> CatalogueRead.of(query, database, r)))
            .toList());
    asked.forEach(role -> databaseRole(database, role));
    future(catalogue.rows(CatalogueQuery.FUTURE_GRANTS_IN_DATABASE, database), database);
    if (catalogue.look().wants(CatalogueQuery.FUTURE_GRANTS_IN_SCHEMA)) {
      List<String> schemas = catalogue.look().schemas(database, live.schemas(database));
      catalogue.ahead(
          schemas.stream()
              .map(s -> CatalogueRead.of(CatalogueQuery.FUTURE_GRANTS_IN_SCHEMA, database, s))
              .toList());
      for (String schema : schemas) {
        future(catalogue.rows(CatalogueQuery.FUTURE_GRANTS_IN_SCHEMA, database, schema), database);
      }
    }
  }

  /** In a database's own view a schema is without a schema, and a database without both. */
  private static List<String> names(SnowflakeRow row) {
    String name = row.text("object_name");
    return switch (row.text("object_type")) {
      case DATABASE -> List.of(name);
      case SCHEMA -> List.of(row.text("object_catalog"), name);
      default -> List.of(row.text("object_catalog"), row.text("object_schema"), name);
    };
  }

  /**
   * A right on something; what is no database, schema, table, stage, model or stream is left out.
   */
  void onObject(
      String database,
      String type,
      List<String> names,
      String grantee,
      String privilege,
      boolean grantable) {
    String word = type.replace('_', ' ').toUpperCase(Locale.ROOT);
    boolean ownership = privilege.equals(OWNERSHIP) && grantee.equals(self);
    if (ownership || names.isEmpty() || !names.getFirst().equals(database)) {
      return;
    }
    Optional<TableKind> kind = TableKind.ofWords(word);
    Optional<Address> address = Optional.empty();
    if (word.equals(DATABASE) && names.size() == 1) {
      address = Optional.of(address(database, "", "", grantee));
    } else if (word.equals(SCHEMA) && names.size() == 2) {
      address = Optional.of(address(database, SfGrant.named(names.get(1)), "", grantee));
    } else if (kind.isPresent() && names.size() == 3) {
      address =
          Optional.of(
              address(database, SfGrant.named(names.get(1)), SfGrant.named(names.get(2)), grantee));
    } else if (word.equals(STAGE) && names.size() == 3) {
      address = Optional.of(onStage(database, names.get(1), names.get(2), grantee));
    } else if (MODEL.contains(word) && names.size() == 3) {
      onModel(database, names, grantee, privilege, grantable);
    } else if (word.equals(STREAM)) {
      streams.onStream(names, grantee, upper(privilege));
    }
    address
        .filter(this::isThere)
        .ifPresent(a -> word(a, kind.orElse(TableKind.TABLE), privilege, grantable));
  }

  private void onModel(
      String database, List<String> names, String grantee, String privilege, boolean grantable) {
    if (models.onModel(
        database, names.get(1), names.get(2), grantee, upper(privilege), grantable)) {
      roles.add(grantee);
    }
  }

  private static String upper(String words) {
    return words.strip().toUpperCase(Locale.ROOT);
  }

  private boolean isThere(Address grant) {
    List<String> path = grant.path();
    if (grant.kind().equals(SfStageGrant.KIND)) {
      return live.comment(SfStage.address(live.platform(), path.get(0), path.get(1), path.get(2)))
          .isPresent();
    }
    String schema = SfGrant.plain(path.get(1));
    String table = SfGrant.plain(path.get(2));
    Address on =
        table.isEmpty()
            ? SfSchema.address(live.platform(), path.get(0), schema)
            : SfTable.address(live.platform(), path.get(0), schema, table);
    return schema.isEmpty() || live.comment(on).isPresent();
  }

  private void word(Address address, TableKind kind, String privilege, boolean grantable) {
    Words words = grants.computeIfAbsent(address, k -> new Words());
    words.kind = kind;
    words.privileges.add(upper(privilege));
    words.grantable |= grantable;
    roles.add(address.path().get(3));
  }

  private Address address(String database, String schema, String table, String grantee) {
    return SfGrant.address(live.platform(), database, schema, table, grantee);
  }

  private Address onStage(String database, String schema, String stage, String grantee) {
    return SfStageGrant.address(live.platform(), database, schema, stage, grantee);
  }

  private void databaseRole(String database, String role) {
    String grantee = SfGrant.databaseRole(database, role);
    for (SnowflakeRow row :
        catalogue.rows(CatalogueQuery.GRANTS_TO_DATABASE_ROLE, database, role)) {
      onObject(
          database,
          row.text("granted_on"),
          QualifiedName.parts(row.text("name")),
          grantee,
          row.text("privilege"),
          row.bool("grant_option"));
    }
    for (SnowflakeRow row :
        catalogue.rows(CatalogueQuery.GRANTS_OF_DATABASE_ROLE, database, role)) {
      String kind = Grantees.kind(row.text("granted_to"));
      String to = Grantees.of(database, kind, row.text("grantee_name"));
      roleGrant(database, role, to, List.of());
      roles.add(to);
    }
  }

  /** A role that somebody has, and what stays as long as he does. */
  void roleGrant(String database, String role, String to, List<Address> needs) {
    Address address = SfDatabaseRole.address(live.platform(), database, role);
    live.add(new SfRoleGrant(database, role, to, needs), owners.of(address, to));
  }

  private void future(List<SnowflakeRow> rows, String database) {
    for (SnowflakeRow row : rows) {
      List<String> names = QualifiedName.parts(row.text("name"));
      String on = row.text("grant_on").replace('_', ' ').toUpperCase(Locale.ROOT);
      String grantee =
          Grantees.of(database, Grantees.kind(row.text("grant_to")), row.text("grantee_name"));
      String schema = names.size() == 3 ? SfGrant.named(names.get(1)) : SfGrant.FUTURE;
      Optional<TableKind> kind = TableKind.ofWords(on);
      Optional<Address> address = Optional.empty();
      if (kind.isPresent()) {
        address = Optional.of(address(database, schema, SfGrant.future(kind.get()), grantee));
      } else if (on.equals(STAGE)) {
        String in = names.size() == 3 ? names.get(1) : SfStageGrant.FUTURE;
        address = Optional.of(onStage(database, in, SfStageGrant.FUTURE, grantee));
      } else if (on.equals(SCHEMA)) {
        address = Optional.of(address(database, SfGrant.FUTURE, "", grantee));
      } else if (MODEL.contains(on)) {
        String in = names.size() == 3 ? names.get(1) : SfModelGrant.TO_COME;
        String privilege = upper(row.text("privilege"));
        if (models.toCome(database, in, grantee, privilege, row.bool("grant_option"))) {
          roles.add(grantee);
        }
      }
      address.ifPresent(
          a ->
              word(
                  a,
                  kind.orElse(TableKind.TABLE),
                  row.text("privilege"),
                  row.bool("grant_option")));
    }
  }

  void finish() {
    grants.forEach(this::add);
    models.finish();
    streams.finish();
    roles.read();
  }

  /** What Snowflake calls a table with rights is not always said; what it is is known of ours. */
  private TableKind kind(SfTable table, TableKind told) {
    if (told != TableKind.TABLE) {
      return told;
    }
    if (live.isDynamic(table)) {
      return TableKind.DYNAMIC_TABLE;
    }
    return live.isView(table) ? TableKind.VIEW : table.kind();
  }

  private void add(Address address, Words words) {
    List<String> path = address.path();
    if (address.kind().equals(SfStageGrant.KIND)) {
      SfStageGrant grant =
          new SfStageGrant(
              path.get(0),
              path.get(1),
              path.get(2),
              path.get(3),
              Ordered.set(words.privileges),
              words.grantable);
      live.add(grant, owners.of(grant));
      return;
    }
    SfGrant grant =
        new SfGrant(
            path.get(0),
            path.get(1),
            path.get(2),
            live.table(path.get(0), SfGrant.plain(path.get(1)), SfGrant.plain(path.get(2)))
                .map(t -> kind(t, words.kind))
                .orElse(words.kind),
            path.get(3),
            Ordered.set(words.privileges),
            words.grantable,
            List.of());
    live.add(grant, owners.of(grant));
  }
}
