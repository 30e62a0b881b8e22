package io.meshwright.provider.aws.fake;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.provider.aws.client.CatalogueGateway;
import io.meshwright.provider.aws.client.GlueDatabase;
import io.meshwright.provider.aws.client.GlueTable;
import io.meshwright.provider.aws.client.LakePermission;
import io.meshwright.spi.CallEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Glue. */
final class FakeCatalogue implements CatalogueGateway {
  private final FakeAccount account;
  private final String platform;
  private final Consumer<CallEvent> meter;

  FakeCatalogue(FakeAccount account, String platform, Consumer<CallEvent> meter) {
    this.account = account;
    this.platform = platform;
    this.meter = meter;
  }

  private void told(String call, boolean writes) {
    meter.accept(new CallEvent(platform, "glue." + call, writes));
  }

  @Override
  public List<GlueDatabase> databases() {
    told("GetDatabases", false);
    synchronized (account) {
      return List.copyOf(account.databases.values());
    }
  }

  @Override
  public Optional<GlueDatabase> database(String name) {
    told("GetDatabase", false);
    synchronized (account) {
      return Optional.ofNullable(account.databases.get(name));
    }
  }

  @Override
  public List<GlueTable> tables(String database) {
    told("GetTables", false);
    synchronized (account) {
      return account.tables.values().stream()
          .filter(t -> t.database().equals(database))
          .map(this::throughLink)
          .toList();
    }
  }

  @Override
  public Optional<GlueTable> table(String database, String name) {
    told("GetTable", false);
    synchronized (account) {
      return Optional.ofNullable(account.tables.get(FakeAccount.key(database, name)))
          .map(this::throughLink);
    }
  }

  /**
   * Whoever asks for a link is shown what it stands for, under the link's own name; the link itself
   * where the target is not there, or not theirs to see.
   */
  private GlueTable throughLink(GlueTable table) {
    return target(table)
        .map(
            t ->
                new GlueTable(
                    table.database(),
                    table.name(),
                    t.description(),
                    t.tableType(),
                    t.columns(),
                    t.partitionKeys(),
                    t.location(),
                    t.format(),
                    t.parameters(),
                    table.target(),
                    t.versionId(),
                    t.view()))
        .orElse(table);
  }

  private Optional<GlueTable> target(GlueTable table) {
    return table
        .target()
        .flatMap(
            t ->
                Optional.ofNullable(account.neighbours.get(t.account()))
                    .map(n -> n.tables.get(FakeAccount.key(t.database(), t.table()))));
  }

  @Override
  public void lock(GlueDatabase database) {
    told("lock", false);
    make(database);
  }

  @Override
  public void unlock(String name) {
    told("lock", false);
    synchronized (account) {
      account.databases.remove(name);
      account.rights.removeIf(
          r -> r.on() instanceof LakePermission.Database(String d) && d.equals(name));
    }
  }

  @Override
  public void create(GlueDatabase database) {
    told("CreateDatabase", true);
    make(database);
  }

  private void make(GlueDatabase database) {
    synchronized (account) {
      FakeAccount.checkName("database", database.name());
      if (account.databases.putIfAbsent(database.name(), database) != null) {
        throw FakeAccount.refused(ErrorKind.CONFLICT, "AlreadyExistsException: " + database.name());
      }
      if (account.opensDatabases) {
        open(new LakePermission.Database(database.name()));
      }
    }
  }

  @Override
  public void update(GlueDatabase database) {
    told("UpdateDatabase", true);
    synchronized (account) {
      if (account.databases.replace(database.name(), database) == null) {
        throw FakeAccount.refused(
            ErrorKind.CONFLICT, "EntityNotFoundException: " + database.name());
      }
    }
  }

  @Override
  public void deleteDatabase(String name) {
    told("DeleteDatabase", true);
    synchronized (account) {
      account.databases.remove(name);
      List.copyOf(account.tables.values()).stream()
          .filter(t -> t.database().equals(name))
          .forEach(t -> account.drop(t.database(), t.name()));
      account.rights.removeIf(
          r -> r.on() instanceof LakePermission.Database(String d) && d.equals(name));
      account.taggings.values().removeIf(t -> t.database().equals(name));
    }
  }

  @Override
  public void create(GlueTable table) {
    told("CreateTable", true);
    synchronized (account) {
      if (!account.databases.containsKey(table.database())) {
        throw FakeAccount.refused(
            ErrorKind.CONFLICT, "EntityNotFoundException: " + table.database());
      }
      check(table);
      if (account.tables.containsKey(FakeAccount.key(table.database(), table.name()))) {
        throw FakeAccount.refused(ErrorKind.CONFLICT, "AlreadyExistsException: " + table.name());
      }
      account.tables.put(FakeAccount.key(table.database(), table.name()), stored(table));
      GlueDatabase database = account.databases.get(table.database());
      if (database != null && database.opensTables()) {
        open(new LakePermission.Table(table.database(), table.name()));
      }
    }
  }

  /** What a data lake that was never closed does with whatever is made. */
  private void open(LakePermission.On on) {
    account.rights.add(
        new LakePermission(
            "IAM_ALLOWED_PRINCIPALS", on, new TreeSet<>(Set.of("ALL")), new TreeSet<>()));
  }

  @Override
  public void update(GlueTable table) {
    told("UpdateTable", true);
    synchronized (account) {
      GlueTable now = account.tables.get(FakeAccount.key(table.database(), table.name()));
      if (now == null) {
        throw FakeAccount.refused(ErrorKind.CONFLICT, "EntityNotFoundException: " + table.name());
      }
      if (now.target().isPresent()) {
        throw new IllegalStateException("an update of a link changes its target: " + now);
      }
      if (!now.versionId().equals(table.versionId())) {
        throw FakeAccount.refused(
            ErrorKind.TRANSIENT, "ConcurrentModificationException: " + table.name());
      }
      check(table);
      account.tables.put(FakeAccount.key(table.database(), table.name()), stored(table));
    }
  }

  private void check(GlueTable table) {
    FakeAccount.checkName("table", table.name());
    Set<String> seen = new HashSet<>();
    List<GlueTable.GlueColumn> all = new ArrayList<>(table.columns());
    all.addAll(table.partitionKeys());
    for (GlueTable.GlueColumn column : all) {
      FakeAccount.checkName("column", column.name());
      if (!seen.add(column.name())) {
        throw FakeAccount.refused(
            ErrorKind.USER, "InvalidInputException: two columns " + column.name());
      }
      if (column.comment().length() > 255) {
        throw FakeAccount.refused(
            ErrorKind.USER, "ValidationException: comment of " + column.name());
      }
    }
    table.view().ifPresent(view -> FakeViews.check(account, table, view));
    if (table.description().length() > 2048) {
      throw FakeAccount.refused(
          ErrorKind.USER, "ValidationException: description of " + table.name());
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
        table.target(),
        account.version(),
        table.view());
  }

  @Override
  public void deleteTable(String database, String name) {
    told("DeleteTable", true);
    synchronized (account) {
      account.drop(database, name);
    }
  }
}
