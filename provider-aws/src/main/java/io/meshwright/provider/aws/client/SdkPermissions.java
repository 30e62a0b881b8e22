package io.meshwright.provider.aws.client;

import io.meshwright.api.name.Ordered;
import io.meshwright.kit.apply.CallMeter;
import io.meshwright.provider.aws.resource.AwsGrant;
import io.meshwright.provider.aws.resource.AwsTagGrant;
import io.meshwright.provider.aws.resource.TagExpression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import software.amazon.awssdk.services.lakeformation.LakeFormationClient;
import software.amazon.awssdk.services.lakeformation.model.BatchPermissionsRequestEntry;
import software.amazon.awssdk.services.lakeformation.model.ColumnWildcard;
import software.amazon.awssdk.services.lakeformation.model.DataCellsFilter;
import software.amazon.awssdk.services.lakeformation.model.DataLakePrincipal;
import software.amazon.awssdk.services.lakeformation.model.DataLakeSettings;
import software.amazon.awssdk.services.lakeformation.model.ListDataCellsFilterResponse;
import software.amazon.awssdk.services.lakeformation.model.ListPermissionsResponse;
import software.amazon.awssdk.services.lakeformation.model.PrincipalPermissions;
import software.amazon.awssdk.services.lakeformation.model.PrincipalResourcePermissions;
import software.amazon.awssdk.services.lakeformation.model.RowFilter;

/** Lake Formation over the SDK. */
public final class SdkPermissions implements PermissionGateway {
  private static final int PAGE = 1_000;
  private static final String RIGHTS = "rights";
  private static final String CATALOGUE = "the catalogue";

  private final AwsClients clients;
  private final SdkCalls calls;
  private final SdkCalls glue;
  private final int page;
  private Optional<String> account = Optional.empty();

  /** Lake Formation of an account and region. */
  public SdkPermissions(AwsClients clients, CallMeter meter) {
    this(clients, meter, PAGE);
  }

  /** With smaller pages. */
  SdkPermissions(AwsClients clients, CallMeter meter, int page) {
    this.clients = clients;
    this.calls = new SdkCalls(meter, "lakeformation");
    this.glue = new SdkCalls(meter, "glue");
    this.page = page;
  }

  private LakeFormationClient lake() {
    return clients.lakeFormation();
  }

  @Override
  public List<LakePermission> permissions() {
    List<PrincipalResourcePermissions> all =
        calls.all(
            "ListPermissions",
            CATALOGUE,
            token -> {
              ListPermissionsResponse answer =
                  lake().listPermissions(r -> r.maxResults(page).nextToken(token.orElse(null)));
              return new Pages.Page<>(
                  answer.principalResourcePermissions(), Optional.ofNullable(answer.nextToken()));
            });
    Map<Key, LakePermission> merged = new LinkedHashMap<>();
    for (PrincipalResourcePermissions each : all) {
      LakePermission permission = permission(each);
      merged.merge(
          new Key(permission.principal(), permission.on()), permission, SdkPermissions::union);
    }
    return List.copyOf(merged.values());
  }

  private record Key(String principal, LakePermission.On on) {}

  /** The service lists rights on one thing in several entries. */
  private static LakePermission union(LakePermission one, LakePermission other) {
    return new LakePermission(
        one.principal(),
        one.on(),
        union(one.permissions(), other.permissions()),
        union(one.grantable(), other.grantable()));
  }

  private static SortedSet<String> union(SortedSet<String> some, SortedSet<String> others) {
    TreeSet<String> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }

  private static LakePermission permission(PrincipalResourcePermissions entry) {
    return new LakePermission(
        entry.principal().dataLakePrincipalIdentifier(),
        entry.condition() == null
            ? LakeResources.of(entry.resource())
            : new LakePermission.Tagged(
                AwsTagGrant.TABLES,
                TagExpression.unknown(),
                "",
                LakeResources.of(entry.resource()) + " where " + entry.condition().expression()),
        Ordered.set(entry.permissionsAsStrings()),
        Ordered.set(entry.permissionsWithGrantOptionAsStrings()));
  }

  @Override
  public List<LakeFilter> filters() {
    return calls.all(
        "ListDataCellsFilter",
        CATALOGUE,
        token -> {
          ListDataCellsFilterResponse answer =
              lake().listDataCellsFilter(r -> r.maxResults(page).nextToken(token.orElse(null)));
          return new Pages.Page<>(
              answer.dataCellsFilters().stream().map(SdkPermissions::filter).toList(),
              Optional.ofNullable(answer.nextToken()));
        });
  }

  private static LakeFilter filter(DataCellsFilter filter) {
    Optional<ColumnWildcard> wildcard = Optional.ofNullable(filter.columnWildcard());
    return new LakeFilter(
        filter.databaseName(),
        filter.tableName(),
        filter.name(),
        wildcard.map(ColumnWildcard::excludedColumnNames).orElseGet(filter::columnNames),
        wildcard.isPresent(),
        Optional.ofNullable(filter.rowFilter())
            .filter(r -> r.allRowsWildcard() == null)
            .flatMap(r -> Optional.ofNullable(r.filterExpression())),
        Optional.ofNullable(filter.versionId()).orElse(""));
  }

  @Override
  public LakeSettings settings() {
    DataLakeSettings settings =
        calls.read(
            "GetDataLakeSettings",
            CATALOGUE,
            () -> lake().getDataLakeSettings(r -> {}).dataLakeSettings());
    return new LakeSettings(
        Ordered.set(
            settings.dataLakeAdmins().stream()
                .map(DataLakePrincipal::dataLakePrincipalIdentifier)
                .toList()),
        isOpen(settings.createDatabaseDefaultPermissions()),
        isOpen(settings.createTableDefaultPermissions()),
        Optional.ofNullable(settings.parameters().get("CROSS_ACCOUNT_VERSION"))
            .filter(v -> v.matches("\\d{1,3}"))
            .map(Integer::valueOf));
  }

  private static boolean isOpen(List<PrincipalPermissions> given) {
    return given.stream()
        .filter(g -> !g.permissionsAsStrings().isEmpty())
        .anyMatch(
            g -> AwsGrant.EVERYBODY_BY_IAM.equals(g.principal().dataLakePrincipalIdentifier()));
  }

  @Override
  public List<EntryFailure> grant(List<LakePermission> entries) {
    String call = "BatchGrantPermissions";
    return BatchFailure.of(
            call,
            calls.write(
                call,
                RIGHTS,
                () -> lake().batchGrantPermissions(r -> r.entries(sdk(entries))).failures()))
        .stream()
        .map(BatchFailure::told)
        .toList();
  }

  @Override
  public List<EntryFailure> revoke(List<LakePermission> entries) {
    String call = "BatchRevokePermissions";
    List<BatchFailure> open =
        BatchFailure.of(
                call,
                calls.write(
                    call,
                    RIGHTS,
                    () -> lake().batchRevokePermissions(r -> r.entries(sdk(entries))).failures()))
            .stream()
            .filter(f -> !f.isAbsence())
            .toList();
    if (open.stream().noneMatch(BatchFailure::isRefusal)) {
      return open.stream().map(BatchFailure::told).toList();
    }
    // A right that is gone already is refused by the same code as a right that cannot be taken.
    List<LakePermission> held = permissions();
    return open.stream()
        .filter(f -> !f.isRefusal() || holdsAny(held, entries.get(f.index())))
        .map(BatchFailure::told)
        .toList();
  }

  private static boolean holdsAny(List<LakePermission> held, LakePermission revoked) {
    return held.stream()
        .filter(h -> h.principal().equals(revoked.principal()) && h.on().equals(revoked.on()))
        .anyMatch(
            h ->
                h.permissions().contains("ALL")
                    || !Collections.disjoint(h.permissions(), revoked.permissions()));
  }

  private static List<BatchPermissionsRequestEntry> sdk(List<LakePermission> entries) {
    List<BatchPermissionsRequestEntry> all = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      LakePermission entry = entries.get(i);
      BatchPermissionsRequestEntry.Builder one =
          BatchPermissionsRequestEntry.builder()
              .id(Integer.toString(i))
              .principal(p -> p.dataLakePrincipalIdentifier(entry.principal()))
              .resource(LakeResources.of(entry.on()))
              .permissionsWithStrings(entry.permissions());
      if (!entry.grantable().isEmpty()) {
        one.permissionsWithGrantOptionWithStrings(entry.grantable());
      }
      all.add(one.build());
    }
    return all;
  }

  @Override
  public void create(LakeFilter filter) {
    calls.write(
        "CreateDataCellsFilter",
        filter.name(),
        () -> lake().createDataCellsFilter(r -> r.tableData(sdk(filter))));
  }

  @Override
  public void update(LakeFilter filter) {
    calls.write(
        "UpdateDataCellsFilter",
        filter.name(),
        () -> lake().updateDataCellsFilter(r -> r.tableData(sdk(filter))));
  }

  /**
   * The account: its number is also that of its catalogue, which every table and database tells.
   */
  private synchronized String account(LakeFilter filter) {
    if (account.isEmpty()) {
      String database = filter.database();
      account =
          Optional.of(
              glue.read(
                  "GetDatabase",
                  database,
                  () -> clients.glue().getDatabase(r -> r.name(database)).database().catalogId()));
    }
    return account.get();
  }

  private DataCellsFilter sdk(LakeFilter filter) {
    DataCellsFilter.Builder data =
        DataCellsFilter.builder()
            .tableCatalogId(account(filter))
            .databaseName(filter.database())
            .tableName(filter.table())
            .name(filter.name())
            .rowFilter(
                filter
                    .rows()
                    .map(text -> RowFilter.builder().filterExpression(text).build())
                    .orElseGet(() -> RowFilter.builder().allRowsWildcard(w -> {}).build()));
    if (filter.allBut()) {
      data.columnWildcard(w -> w.excludedColumnNames(filter.columns()));
    } else {
      data.columnNames(filter.columns());
    }
    return filter.versionId().isEmpty() ? data.build() : data.versionId(filter.versionId()).build();
  }

  @Override
  public void deleteFilter(String database, String table, String name) {
    SdkCalls.unless(
        SdkCalls.NOT_FOUND,
        () ->
            calls.write(
                "DeleteDataCellsFilter",
                name,
                () ->
                    lake()
                        .deleteDataCellsFilter(
                            r -> r.databaseName(database).tableName(table).name(name))));
  }
}
