package io.meshwright.provider.aws.translate;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.kit.translate.WholePolicies;
import io.meshwright.provider.aws.resource.AwsBucket;
import io.meshwright.provider.aws.resource.AwsFilesGrant;
import io.meshwright.provider.aws.resource.AwsGrant;
import io.meshwright.provider.aws.resource.AwsTable;
import io.meshwright.provider.aws.resource.Way;
import io.meshwright.spi.PlatformSlice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Ports of files: per table a folder in the bucket of the domain, with statements in its policy. So
 * that consumers know what is in them, the catalogue has a table over each, which they may describe
 * and no more.
 */
final class FilesPorts {
  private final Draft draft;
  private final Databases databases;
  private final DomainStorage storage;
  private final AwsTable.Format format;
  private final DeletionRules deletion;
  private final PolicyRoom room = new PolicyRoom();

  FilesPorts(
      Draft draft,
      Databases databases,
      DomainStorage storage,
      AwsTable.Format format,
      DeletionRules deletion) {
    this.draft = draft;
    this.databases = databases;
    this.storage = storage;
    this.deletion = deletion;
    // An Iceberg table is more than its files.
    this.format = format == AwsTable.Format.ICEBERG ? AwsTable.Format.PARQUET : format;
  }

  /**
   * Adds a port's folders, each closed where a policy does not survive on it, or where the policy
   * of the bucket is full: those before it, in the order of the workspace, keep what they have.
   */
  void add(DataProduct product, PlatformSlice.SlicePort port) {
    for (TablePolicies policies : port.tables()) {
      TableForm form =
          TableForm.ofFiles(
              draft.slice().platform().namePrefix(), port.port(), policies.schema(), format);
      String location = storage.files(port.port().address(), form);
      List<PolicyVerdict> verdicts =
          StatementVerdicts.of(policies, "the files", draft::isMany).stream()
              .map(draft::judge)
              .toList();
      boolean closes =
          verdicts.stream().anyMatch(PolicyVerdict::closes) || isFull(location, policies);
      WholePolicies open = new WholePolicies(closes ? policies.withoutGrants() : policies, true);
      if (files(product, form, location, policies, open)) {
        deletion.files(product, port.port(), policies.table(), location);
      }
    }
  }

  private boolean isFull(String location, TablePolicies policies) {
    boolean fits =
        room.take(
            AwsBucket.of(location),
            statements(location, draft.named(new WholePolicies(policies, true).given())));
    if (!fits) {
      draft.judge(
          new PolicyVerdict(
              Optional.empty(),
              policies.table().toString(),
              Verdict.IMPOSSIBLE,
              "the policy of bucket '%s' has no room for the statements of its readers and writers"
                      .formatted(AwsBucket.of(location))
                  + "; give rights to fewer principals, or place it in another domain",
              Optional.of(PolicyRoom.LIMIT)));
    }
    return !fits;
  }

  /** Adds the folder of a table; whether it could. */
  private boolean files(
      DataProduct product,
      TableForm form,
      String location,
      TablePolicies policies,
      WholePolicies open) {
    Address address = AwsTable.address(draft.platform(), form.database(), form.table());
    draft.subject(policies.table(), address);
    Optional<PolicyVerdict> refusal = form.refusal(policies);
    if (refusal.isPresent()) {
      draft.judge(refusal.get());
      return false;
    }
    boolean free =
        databases.claim(form.database(), product)
            && draft.claim(address, policies.table().toString())
            && form.areApart(draft, policies);
    if (!free) {
      return false;
    }
    SortedMap<String, SortedMap<Privilege, Instant>> given = draft.named(open.given());
    TreeSet<String> knowing = new TreeSet<>();
    given.forEach(
        (identity, ways) -> {
          if (ways.containsKey(Privilege.READ) || ways.containsKey(Privilege.DISCOVER)) {
            knowing.add(identity);
          }
        });
    databases.use(form.database(), product, knowing);
    Set<PolicyId> realises = Draft.policiesOf(policies);
    TreeSet<String> claims = new TreeSet<>();
    for (String identity : knowing) {
      AwsGrant describes =
          new AwsGrant(
              form.database(),
              form.table(),
              "",
              identity,
              Ordered.set(List.of("DESCRIBE")),
              Ordered.set(List.<String>of()));
      claims.add(describes.claim());
      draft.add(describes, new Owner.Claimed(address, draft.marker(product)), realises);
    }
    draft.add(
        new AwsTable(
            form.database(),
            form.table(),
            form.columns(),
            format,
            location,
            GlueTexts.description(policies.schema().description()),
            claims),
        new Owner.Marked(draft.marker(product)),
        List.of());
    String bucket = AwsBucket.of(location);
    Owner owner =
        new Owner.Within(
            AwsBucket.address(draft.platform(), bucket),
            new Marker(draft.slice().mesh(), product.address().domain().value()));
    statements(location, given).forEach(grant -> draft.add(grant, owner, realises));
    return true;
  }

  private static List<AwsFilesGrant> statements(
      String location, SortedMap<String, SortedMap<Privilege, Instant>> given) {
    List<AwsFilesGrant> statements = new ArrayList<>();
    given.forEach(
        (identity, ways) ->
            ways.forEach(
                (privilege, until) -> {
                  Way way = StatementVerdicts.way(privilege);
                  statement(location, identity, way, until).ifPresent(statements::add);
                  if (way == Way.READ) {
                    statement(location, identity, Way.LIST, until).ifPresent(statements::add);
                  }
                }));
    return statements;
  }

  private static Optional<AwsFilesGrant> statement(
      String location, String identity, Way way, Instant until) {
    return Optional.of(actions(way))
        .filter(actions -> !actions.isEmpty())
        .map(
            actions ->
                new AwsFilesGrant(
                    AwsBucket.of(location),
                    AwsFilesGrant.prefixOf(location),
                    identity,
                    way,
                    actions,
                    StatementVerdicts.text(until)));
  }

  /** Names of files may hold values, so that who may only discover a port sees none. */
  private static SortedSet<String> actions(Way way) {
    return Ordered.set(
        switch (way) {
          case DISCOVER -> List.<String>of();
          case LIST -> List.of("s3:ListBucket");
          case READ -> List.of("s3:GetObject");
          case WRITE -> List.of("s3:DeleteObject", "s3:PutObject");
        });
  }
}
