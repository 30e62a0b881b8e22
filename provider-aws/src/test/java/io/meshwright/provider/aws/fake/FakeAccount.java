package io.meshwright.provider.aws.fake;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.provider.aws.client.CatalogueGateway;
import io.meshwright.provider.aws.client.EntryFailure;
import io.meshwright.provider.aws.client.GlueDatabase;
import io.meshwright.provider.aws.client.GlueTable;
import io.meshwright.provider.aws.client.LakeFilter;
import io.meshwright.provider.aws.client.LakePermission;
import io.meshwright.provider.aws.client.PermissionGateway;
import io.meshwright.spi.CallEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * An account with a Glue catalogue and Lake Formation, in memory. It refuses what AWS refuses by
 * its documentation: it is our reading of that, and finds no misreading.
 */
public final class FakeAccount implements TestAccount {
  private static final Pattern NAME = Pattern.compile("[^A-Z\\p{Cntrl}]{1,255}");
  private static final Set<String> ON_TABLE =
      Set.of("ALL", "ALTER", "DELETE", "DESCRIBE", "DROP", "INSERT", "SELECT");
  private static final Set<String> ON_DATABASE =
      Set.of("ALL", "ALTER", "CREATE_TABLE", "DESCRIBE", "DROP");
  private static final Set<String> CHANGES = Set.of("ALTER", "DELETE", "DROP", "INSERT");
  private static final Pattern PRINCIPAL =
      Pattern.compile("arn:aws:iam::\\d{12}:(role|user)/.+|\\d{12}|IAM_ALLOWED_PRINCIPALS");

  private final Map<String, GlueDatabase> databases = new TreeMap<>();
  private final Map<String, GlueTable> tables = new TreeMap<>();
  private final Map<String, LakeFilter> filters = new TreeMap<>();
  private final List<LakePermission> rights = new ArrayList<>();
  private int versions;

  /** An empty account. */
  public FakeAccount() {}

  @Override
  public CatalogueGateway catalogue(String platform, Consumer<CallEvent> meter) {
    return new Catalogue(platform, meter);
  }

  @Override
  public PermissionGateway permissions(String platform, Consumer<CallEvent> meter) {
    return new Permissions(platform, meter);
  }

  @Override
  public synchronized void clear() {
    databases.clear();
    tables.clear();
    filters.clear();
    rights.clear();
  }

  private static String key(String database, String table) {
    return database + "/" + table;
  }

  private static String key(String database, String table, String filter) {
    return database + "/" + table + "/" + filter;
  }

  private static MeshException refused(ErrorKind kind, String what) {
    return new MeshException(kind, what);
  }

  private static void checkName(String what, String name) {
    if (!NAME.matcher(name).matches()) {
      throw refused(ErrorKind.USER, "InvalidInputException: " + what + " name '" + name + "'");
    }
  }

  private String version() {
    versions++;
    return Integer.toString(versions);
  }

  /** Glue. */
  private final class Catalogue implements CatalogueGateway {
    private final String platform;
    private final Consumer<CallEvent> meter;

    Catalogue(String platform, Consumer<CallEvent> meter) {
      this.platform = platform;
      this.meter = meter;
    }

    private void told(String call, boolean writes) {
      meter.accept(new CallEvent(platform, "glue." + call, writes));
    }

    @Override
    public List<GlueDatabase> databases() {
      told("GetDatabases", false);
      synchronized (FakeAccount.this) {
        return List.copyOf(databases.values());
      }
    }

    @Override
    public Optional<GlueDatabase> database(String name) {
      told("GetDatabase", false);
      synchronized (FakeAccount.this) {
        return Optional.ofNullable(databases.get(name));
      }
    }

    @Override
    public List<GlueTable> tables(String database) {
      told("GetTables", false);
      synchronized (FakeAccount.this) {
        return tables.values().stream().filter(t -> t.database().equals(database)).toList();
      }
    }

    @Override
    public Optional<GlueTable> table(String database, String name) {
      told("GetTable", false);
      synchronized (FakeAccount.this) {
        return Optional.ofNullable(tables.get(key(database, name)));
      }
    }

    @Override
    public void lock(GlueDatabase database) {
      told("lock", false);
      make(database);
    }

    @Override
    public void unlock(String name) {
      told("lock", false);
      synchronized (FakeAccount.this) {
        databases.remove(name);
      }
    }

    @Override
    public void create(GlueDatabase database) {
      told("CreateDatabase", true);
      make(database);
    }

    private void make(GlueDatabase database) {
      synchronized (FakeAccount.this) {
        checkName("database", database.name());
        if (databases.putIfAbsent(database.name(), database) != null) {
          throw refused(ErrorKind.CONFLICT, "AlreadyExistsException: " + database.name());
        }
      }
    }

    @Override
    public void update(GlueDatabase database) {
      told("UpdateDatabase", true);
      synchronized (FakeAccount.this) {
        if (databases.replace(database.name(), database) == null) {
          throw refused(ErrorKind.CONFLICT, "EntityNotFoundException: " + database.name());
        }
      }
    }

    @Override
    public void deleteDatabase(String name) {
      told("DeleteDatabase", true);
      synchronized (FakeAccount.this) {
        databases.remove(name);
        List.copyOf(tables.values()).stream()
            .filter(t -> t.database().equals(name))
            .forEach(t -> drop(t.database(), t.name()));
        rights.removeIf(r -> r.on() instanceof LakePermission.Database(String d) && d.equals(name));
      }
    }

    @Override
    public void create(GlueTable table) {
      told("CreateTable", true);
      synchronized (FakeAccount.this) {
        if (!databases.containsKey(table.database())) {
          throw refused(ErrorKind.CONFLICT, "EntityNotFoundException: " + table.database());
        }
        check(table);
        if (tables.containsKey(key(table.database(), table.name()))) {
          throw refused(ErrorKind.CONFLICT, "AlreadyExistsException: " + table.name());
        }
        tables.put(key(table.database(), table.name()), stored(table));
      }
    }

    @Override
    public void update(GlueTable table) {
      told("UpdateTable", true);
      synchronized (FakeAccount.this) {
        GlueTable now = tables.get(key(table.database(), table.name()));
        if (now == null) {
          throw refused(ErrorKind.CONFLICT, "EntityNotFoundException: " + table.name());
        }
        if (!now.versionId().equals(table.versionId())) {
          throw refused(ErrorKind.CONFLICT, "VersionMismatchException: " + table.name());
        }
        check(table);
        tables.put(key(table.database(), table.name()), stored(table));
      }
    }

    private void check(GlueTable table) {
      checkName("table", table.name());
      Set<String> seen = new HashSet<>();
      List<GlueTable.GlueColumn> all = new ArrayList<>(table.columns());
      all.addAll(table.partitionKeys());
      for (GlueTable.GlueColumn column : all) {
        checkName("column", column.name());
        if (!seen.add(column.name())) {
          throw refused(ErrorKind.USER, "InvalidInputException: two columns " + column.name());
        }
        if (column.comment().length() > 255) {
          throw refused(ErrorKind.USER, "ValidationException: comment of " + column.name());
        }
      }
      if (table.description().length() > 2048) {
        throw refused(ErrorKind.USER, "ValidationException: description of " + table.name());
      }
    }

    private GlueTable stored(GlueTable table) {
      return new GlueTable(
          table.database(),
          table.name(),
          table.description(),
          table.tableType(),
          table.columns(),
          table.partitionKeys(),
          table.location(),
          table.format(),
          table.parameters(),
          version());
    }

    @Override
    public void deleteTable(String database, String name) {
      told("DeleteTable", true);
      synchronized (FakeAccount.this) {
        drop(database, name);
      }
    }
  }

  private void drop(String database, String name) {
    tables.remove(key(database, name));
    filters.values().removeIf(f -> f.database().equals(database) && f.table().equals(name));
    rights.removeIf(r -> isOn(r.on(), database, name));
  }

  private static boolean isOn(LakePermission.On on, String database, String table) {
    return switch (on) {
      case LakePermission.Table(String d, String t) -> d.equals(database) && t.equals(table);
      case LakePermission.Columns(String d, String t, var columns, var but) ->
          d.equals(database) && t.equals(table);
      case LakePermission.Filter(String d, String t, String f) ->
          d.equals(database) && t.equals(table);
      default -> false;
    };
  }

  /** Lake Formation. */
  private final class Permissions implements PermissionGateway {
    private final String platform;
    private final Consumer<CallEvent> meter;

    Permissions(String platform, Consumer<CallEvent> meter) {
      this.platform = platform;
      this.meter = meter;
    }

    private void told(String call, boolean writes) {
      meter.accept(new CallEvent(platform, "lakeformation." + call, writes));
    }

    @Override
    public List<LakePermission> permissions() {
      told("ListPermissions", false);
      synchronized (FakeAccount.this) {
        return List.copyOf(rights);
      }
    }

    @Override
    public List<LakeFilter> filters() {
      told("ListDataCellsFilter", false);
      synchronized (FakeAccount.this) {
        return List.copyOf(filters.values());
      }
    }

    @Override
    public List<String> administrators() {
      told("GetDataLakeSettings", false);
      return List.of("arn:aws:iam::111122223333:role/lake-administrator");
    }

    @Override
    public List<EntryFailure> grant(List<LakePermission> entries) {
      told("BatchGrantPermissions", true);
      return each(entries, this::grant);
    }

    @Override
    public List<EntryFailure> revoke(List<LakePermission> entries) {
      told("BatchRevokePermissions", true);
      return each(entries, this::revoke);
    }

    private List<EntryFailure> each(List<LakePermission> entries, Consumer<LakePermission> what) {
      if (entries.size() > MAX_ENTRIES) {
        throw refused(ErrorKind.USER, "ValidationException: " + entries.size() + " entries");
      }
      List<EntryFailure> failures = new ArrayList<>();
      synchronized (FakeAccount.this) {
        for (int i = 0; i < entries.size(); i++) {
          try {
            what.accept(entries.get(i));
          } catch (MeshException e) {
            failures.add(new EntryFailure(i, e.kind(), String.valueOf(e.getMessage())));
          }
        }
      }
      return failures;
    }

    private void grant(LakePermission entry) {
      check(entry);
      checkMixture(entry);
      LakePermission known = known(entry);
      TreeSet<String> permissions = new TreeSet<>(known.permissions());
      permissions.addAll(entry.permissions());
      TreeSet<String> grantable = new TreeSet<>(known.grantable());
      grantable.addAll(entry.grantable());
      put(new LakePermission(entry.principal(), entry.on(), permissions, grantable));
    }

    private void revoke(LakePermission entry) {
      LakePermission known = known(entry);
      TreeSet<String> grantable = new TreeSet<>(known.grantable());
      grantable.removeAll(entry.grantable());
      TreeSet<String> permissions = new TreeSet<>(known.permissions());
      permissions.removeAll(entry.permissions());
      grantable.retainAll(permissions);
      put(new LakePermission(entry.principal(), entry.on(), permissions, grantable));
    }

    private LakePermission known(LakePermission entry) {
      return rights.stream()
          .filter(r -> r.principal().equals(entry.principal()) && r.on().equals(entry.on()))
          .findFirst()
          .orElseGet(
              () ->
                  new LakePermission(
                      entry.principal(), entry.on(), new TreeSet<>(), new TreeSet<>()));
    }

    private void put(LakePermission right) {
      rights.removeIf(r -> r.principal().equals(right.principal()) && r.on().equals(right.on()));
      if (!right.permissions().isEmpty()) {
        rights.add(right);
      }
    }

    private void check(LakePermission entry) {
      if (!PRINCIPAL.matcher(entry.principal()).matches()) {
        throw refused(ErrorKind.USER, "InvalidInputException: principal " + entry.principal());
      }
      if (!entry.permissions().containsAll(entry.grantable()) || entry.permissions().isEmpty()) {
        throw refused(ErrorKind.USER, "InvalidInputException: permissions");
      }
      Set<String> allowed =
          switch (entry.on()) {
            case LakePermission.Database(String name) -> {
              exists(databases.containsKey(name), name);
              yield ON_DATABASE;
            }
            case LakePermission.EveryTable(String database) -> {
              exists(databases.containsKey(database), database);
              yield ON_TABLE;
            }
            case LakePermission.Table(String database, String name) -> {
              exists(tables.containsKey(key(database, name)), name);
              yield ON_TABLE;
            }
            case LakePermission.Columns(String database, String table, var columns, var but) -> {
              exists(tables.containsKey(key(database, table)), table);
              yield Set.of("SELECT");
            }
            case LakePermission.Filter(String database, String table, String name) -> {
              exists(filters.containsKey(key(database, table, name)), name);
              yield Set.of("SELECT", "DESCRIBE", "DROP");
            }
            default -> throw refused(ErrorKind.USER, "InvalidInputException: resource");
          };
      if (!allowed.containsAll(entry.permissions())) {
        throw refused(
            ErrorKind.USER, "InvalidInputException: " + entry.permissions() + " on " + entry.on());
      }
    }

    private static void exists(boolean there, String name) {
      if (!there) {
        throw refused(ErrorKind.CONFLICT, "EntityNotFoundException: " + name);
      }
    }

    /** Who selects a part of a table can have no right to change it, and the other way round. */
    private void checkMixture(LakePermission entry) {
      boolean part =
          entry.on() instanceof LakePermission.Filter
              || entry.on() instanceof LakePermission.Columns;
      for (LakePermission right : rights) {
        boolean same =
            right.principal().equals(entry.principal()) && table(right).equals(table(entry));
        boolean otherPart =
            right.on() instanceof LakePermission.Filter
                || right.on() instanceof LakePermission.Columns;
        boolean changes = right.permissions().stream().anyMatch(CHANGES::contains);
        boolean wouldChange = entry.permissions().stream().anyMatch(CHANGES::contains);
        boolean describes = !otherPart && entry.on() instanceof LakePermission.Table;
        if (same
            && !table(entry).isEmpty()
            && (part && !otherPart && changes
                || otherPart && !part && wouldChange
                || otherPart && describes && entry.permissions().contains("DESCRIBE"))) {
          throw refused(
              ErrorKind.USER,
              "InvalidInputException: part of a table is selected by who may change it");
        }
      }
    }

    private static String table(LakePermission right) {
      return switch (right.on()) {
        case LakePermission.Table(String d, String t) -> key(d, t);
        case LakePermission.Columns(String d, String t, var columns, var but) -> key(d, t);
        case LakePermission.Filter(String d, String t, String f) -> key(d, t);
        default -> "";
      };
    }

    @Override
    public void create(LakeFilter filter) {
      told("CreateDataCellsFilter", true);
      synchronized (FakeAccount.this) {
        check(filter);
        String key = key(filter.database(), filter.table(), filter.name());
        if (filters.containsKey(key)) {
          throw refused(ErrorKind.CONFLICT, "AlreadyExistsException: " + filter.name());
        }
        filters.put(key, stored(filter));
      }
    }

    @Override
    public void update(LakeFilter filter) {
      told("UpdateDataCellsFilter", true);
      synchronized (FakeAccount.this) {
        String key = key(filter.database(), filter.table(), filter.name());
        LakeFilter now = filters.get(key);
        if (now == null) {
          throw refused(ErrorKind.CONFLICT, "EntityNotFoundException: " + filter.name());
        }
        if (!now.versionId().equals(filter.versionId())) {
          throw refused(ErrorKind.CONFLICT, "ConcurrentModificationException: " + filter.name());
        }
        check(filter);
        filters.put(key, stored(filter));
      }
    }

    private LakeFilter stored(LakeFilter filter) {
      return new LakeFilter(
          filter.database(),
          filter.table(),
          filter.name(),
          filter.columns(),
          filter.allBut(),
          filter.rows(),
          version());
    }

    private void check(LakeFilter filter) {
      GlueTable table = tables.get(key(filter.database(), filter.table()));
      exists(table != null, filter.table());
      Map<String, io.meshwright.api.schema.DataValue> row = new TreeMap<>();
      Set<String> names = new HashSet<>();
      for (GlueTable.GlueColumn column : Optional.ofNullable(table).orElseThrow().columns()) {
        names.add(column.name());
        row.put(column.name(), io.meshwright.api.schema.DataValue.Null.VALUE);
        boolean supported =
            column
                .type()
                .matches("(string|int|bigint|float|double|boolean|char.*|varchar.*|decimal.*)");
        if (filter.rows().isPresent() && !supported) {
          throw refused(ErrorKind.USER, "InvalidInputException: unsupported type " + column.type());
        }
      }
      boolean none = filter.columns().isEmpty() && !filter.allBut();
      if (none || !names.containsAll(filter.columns())) {
        throw refused(ErrorKind.USER, "InvalidInputException: columns " + filter.columns());
      }
      try {
        filter.rows().ifPresent(text -> RowFilter.answer(text, row));
      } catch (IllegalArgumentException e) {
        throw new MeshException(ErrorKind.USER, "InvalidInputException: " + e.getMessage(), e);
      }
    }

    @Override
    public void deleteFilter(String database, String table, String name) {
      told("DeleteDataCellsFilter", true);
      synchronized (FakeAccount.this) {
        filters.remove(key(database, table, name));
        rights.removeIf(
            r ->
                r.on() instanceof LakePermission.Filter(String d, String t, String f)
                    && key(d, t, f).equals(key(database, table, name)));
      }
    }
  }
}
