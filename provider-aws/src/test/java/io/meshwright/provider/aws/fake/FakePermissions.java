package io.meshwright.provider.aws.fake;

import static io.meshwright.provider.aws.fake.FakeAccount.exists;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.schema.DataValue;
import io.meshwright.provider.aws.client.EntryFailure;
import io.meshwright.provider.aws.client.GlueTable;
import io.meshwright.provider.aws.client.LakeFilter;
import io.meshwright.provider.aws.client.LakePermission;
import io.meshwright.provider.aws.client.LakeSettings;
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

/** Lake Formation. */
final class FakePermissions implements PermissionGateway {
  private final FakeAccount account;
  private final String platform;
  private final Consumer<CallEvent> meter;

  FakePermissions(FakeAccount account, String platform, Consumer<CallEvent> meter) {
    this.account = account;
    this.platform = platform;
    this.meter = meter;
  }

  private void told(String call, boolean writes) {
    meter.accept(new CallEvent(platform, "lakeformation." + call, writes));
  }

  @Override
  public List<LakePermission> permissions() {
    told("ListPermissions", false);
    synchronized (account) {
      return List.copyOf(account.rights);
    }
  }

  @Override
  public List<LakeFilter> filters() {
    told("ListDataCellsFilter", false);
    synchronized (account) {
      return List.copyOf(account.filters.values());
    }
  }

  @Override
  public LakeSettings settings() {
    told("GetDataLakeSettings", false);
    synchronized (account) {
      return new LakeSettings(
          Ordered.set(List.of("arn:aws:iam::111122223333:role/lake-administrator")),
          account.opensDatabases,
          account.opensTables,
          account.shares().version());
    }
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
      throw FakeAccount.refused(
          ErrorKind.USER, "ValidationException: " + entries.size() + " entries");
    }
    List<EntryFailure> failures = new ArrayList<>();
    synchronized (account) {
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
    return account.rights.stream()
        .filter(r -> r.principal().equals(entry.principal()) && r.on().equals(entry.on()))
        .findFirst()
        .orElse(
            new LakePermission(entry.principal(), entry.on(), new TreeSet<>(), new TreeSet<>()));
  }

  private void put(LakePermission right) {
    account.rights.removeIf(
        r -> r.principal().equals(right.principal()) && r.on().equals(right.on()));
    if (!right.permissions().isEmpty()) {
      account.rights.add(right);
    }
    account.shares().follow(right.principal());
  }

  private void check(LakePermission entry) {
    String who = entry.principal();
    if (!FakeAccount.PRINCIPAL.matcher(who).matches()) {
      throw FakeAccount.refused(ErrorKind.USER, "InvalidInputException: principal " + who);
    }
    if (!entry.permissions().containsAll(entry.grantable()) || entry.permissions().isEmpty()) {
      throw FakeAccount.refused(ErrorKind.USER, "InvalidInputException: permissions");
    }
    Set<String> allowed =
        switch (entry.on()) {
          case LakePermission.Database(String name) -> {
            exists(account.databases.containsKey(name), name);
            yield FakeAccount.ON_DATABASE;
          }
          case LakePermission.EveryTable(String database) -> {
            exists(account.databases.containsKey(database), database);
            yield FakeAccount.ON_TABLE;
          }
          case LakePermission.Table(String database, String name) -> {
            exists(account.tables.containsKey(FakeAccount.key(database, name)), name);
            yield FakeViews.rights(account, database, name);
          }
          case LakePermission.Columns(String database, String table, var columns, var but) -> {
            exists(account.tables.containsKey(FakeAccount.key(database, table)), table);
            yield Set.of("SELECT");
          }
          case LakePermission.Filter(String database, String table, String name) -> {
            exists(account.filters.containsKey(FakeAccount.key(database, table, name)), name);
            yield Set.of("SELECT", "DESCRIBE", "DROP");
          }
          case LakePermission.Location(String arn) -> {
            exists(FakeLocations.isRegistered(account, arn), arn);
            yield Set.of("DATA_LOCATION_ACCESS");
          }
          case LakePermission.Tagged tagged -> {
            FakeTags.check(account, tagged);
            yield tagged.type().equals("DATABASE") ? FakeAccount.ON_DATABASE : FakeAccount.ON_TABLE;
          }
          case LakePermission.Catalogue() -> RightsOn.CATALOGUE;
          default -> throw FakeAccount.refused(ErrorKind.USER, "InvalidInputException: resource");
        };
    if (!allowed.containsAll(entry.permissions())) {
      throw FakeAccount.refused(
          ErrorKind.USER, "InvalidInputException: " + entry.permissions() + " on " + entry.on());
    }
  }

  /** Who selects a part of a table can have no right to change it, and the other way round. */
  private void checkMixture(LakePermission entry) {
    boolean part =
        entry.on() instanceof LakePermission.Filter || entry.on() instanceof LakePermission.Columns;
    for (LakePermission right : account.rights) {
      boolean same =
          right.principal().equals(entry.principal())
              && RightsOn.table(right).equals(RightsOn.table(entry));
      boolean otherPart =
          right.on() instanceof LakePermission.Filter
              || right.on() instanceof LakePermission.Columns;
      boolean changes = right.permissions().stream().anyMatch(FakeAccount.CHANGES::contains);
      boolean wouldChange = entry.permissions().stream().anyMatch(FakeAccount.CHANGES::contains);
      boolean describes = !otherPart && entry.on() instanceof LakePermission.Table;
      if (same
          && !RightsOn.table(entry).isEmpty()
          && (part && !otherPart && changes
              || otherPart && !part && wouldChange
              || otherPart && describes && entry.permissions().contains("DESCRIBE"))) {
        throw FakeAccount.refused(
            ErrorKind.USER, "InvalidInputException: a part is selected by who may change it");
      }
    }
  }

  @Override
  public void create(LakeFilter filter) {
    told("CreateDataCellsFilter", true);
    synchronized (account) {
      check(filter);
      String key = FakeAccount.key(filter.database(), filter.table(), filter.name());
      if (account.filters.containsKey(key)) {
        throw FakeAccount.refused(ErrorKind.CONFLICT, "AlreadyExistsException: " + filter.name());
      }
      account.filters.put(key, stored(filter));
    }
  }

  @Override
  public void update(LakeFilter filter) {
    told("UpdateDataCellsFilter", true);
    synchronized (account) {
      String key = FakeAccount.key(filter.database(), filter.table(), filter.name());
      LakeFilter now = account.filters.get(key);
      if (now == null) {
        throw FakeAccount.refused(ErrorKind.CONFLICT, "EntityNotFoundException: " + filter.name());
      }
      if (!now.versionId().equals(filter.versionId())) {
        throw FakeAccount.refused(
            ErrorKind.CONFLICT, "ConcurrentModificationException: " + filter.name());
      }
      check(filter);
      account.filters.put(key, stored(filter));
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
        account.version());
  }

  private void check(LakeFilter filter) {
    GlueTable table = account.tables.get(FakeAccount.key(filter.database(), filter.table()));
    exists(table != null, filter.table());
    FakeViews.checkNone(account, filter.database(), filter.table());
    Map<String, DataValue> row = new TreeMap<>();
    Set<String> names = new HashSet<>();
    for (GlueTable.GlueColumn column : Optional.ofNullable(table).orElseThrow().columns()) {
      names.add(column.name());
      row.put(column.name(), DataValue.Null.VALUE);
      boolean supported =
          column
              .type()
              .matches("(string|int|bigint|float|double|boolean|char.*|varchar.*|decimal.*)");
      if (filter.rows().isPresent() && !supported) {
        throw FakeAccount.refused(
            ErrorKind.USER, "InvalidInputException: unsupported type " + column.type());
      }
    }
    boolean none = filter.columns().isEmpty() && !filter.allBut();
    if (none || !names.containsAll(filter.columns())) {
      throw FakeAccount.refused(
          ErrorKind.USER, "InvalidInputException: columns " + filter.columns());
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
    synchronized (account) {
      account.filters.remove(FakeAccount.key(database, table, name));
      account.rights.removeIf(
          r ->
              r.on() instanceof LakePermission.Filter(String d, String t, String f)
                  && FakeAccount.key(d, t, f).equals(FakeAccount.key(database, table, name)));
    }
  }
}
