package io.meshwright.provider.aws.apply;

import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.aws.client.Account;
import io.meshwright.provider.aws.client.BucketRuleGateway;
import io.meshwright.provider.aws.client.JobGateway;
import io.meshwright.provider.aws.client.PermissionGateway;
import io.meshwright.provider.aws.client.PolicyDocuments;
import io.meshwright.provider.aws.resource.AwsBucket;
import io.meshwright.provider.aws.resource.AwsBucketRule;
import io.meshwright.provider.aws.resource.AwsDatabase;
import io.meshwright.provider.aws.resource.AwsExpiry;
import io.meshwright.provider.aws.resource.AwsFilesGrant;
import io.meshwright.provider.aws.resource.AwsFilter;
import io.meshwright.provider.aws.resource.AwsHome;
import io.meshwright.provider.aws.resource.AwsJob;
import io.meshwright.provider.aws.resource.AwsLink;
import io.meshwright.provider.aws.resource.AwsLocation;
import io.meshwright.provider.aws.resource.AwsPlace;
import io.meshwright.provider.aws.resource.AwsRegistry;
import io.meshwright.provider.aws.resource.AwsRole;
import io.meshwright.provider.aws.resource.AwsRuleset;
import io.meshwright.provider.aws.resource.AwsSchema;
import io.meshwright.provider.aws.resource.AwsStatement;
import io.meshwright.provider.aws.resource.AwsStream;
import io.meshwright.provider.aws.resource.AwsStreamGrant;
import io.meshwright.provider.aws.resource.AwsStreamStatement;
import io.meshwright.provider.aws.resource.AwsTable;
import io.meshwright.provider.aws.resource.AwsTag;
import io.meshwright.provider.aws.resource.AwsTagging;
import io.meshwright.provider.aws.resource.AwsTrigger;
import io.meshwright.provider.aws.resource.AwsView;
import io.meshwright.provider.aws.resource.StreamPlace;
import io.meshwright.spi.Assessment;
import io.meshwright.spi.Batch;
import io.meshwright.spi.Executor;
import io.meshwright.spi.Lease;
import io.meshwright.spi.Outcome;
import io.meshwright.spi.Permission;
import io.meshwright.spi.Slot;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Carries out batches. Each change is a call of its own, but for rights, which go twenty a call.
 */
public final class AwsExecutor implements Executor {
  private static final int MAX_PLACES = 10;
  private static final int MAX_TABLES = 100;
  private static final int MAX_FILTERS = 20;

  /** Some minutes. */
  private static final int MOST_POLLS = 150;

  private final PlatformName platform;
  private final Account account;
  private final AwsPlace place;
  private final AwsHome home;
  private final StreamPlace streams;
  private final InstantSource clock;
  private final Map<String, UnderWay> running = new ConcurrentHashMap<>();

  /** Writes to a platform. */
  @Inject
  AwsExecutor(
      PlatformName platform,
      Account account,
      AwsPlace place,
      AwsHome home,
      StreamPlace streams,
      InstantSource clock) {
    this.platform = platform;
    this.account = account;
    this.place = place;
    this.home = home;
    this.streams = streams;
    this.clock = clock;
  }

  /** A change that takes a while, and how often somebody asked. */
  private record UnderWay(Change change, int polls) {}

  @Override
  public Lease acquire(WorkspaceId mesh) {
    return RunLock.take(account.catalogue(), mesh, clock.instant());
  }

  @Override
  public Slot slot(Change change) {
    String name = platform.value();
    // The catalogue of rights answers two writers with conflicts, and changes of a table meet its
    // rights in the ledger: one lane for all.
    return switch (change.address().kind()) {
      case AwsFilesGrant.KIND, AwsStatement.KIND ->
          new Slot(name, change instanceof Change.Delete ? "close" : "open", MAX_TABLES, false);
      case AwsExpiry.KIND, AwsBucketRule.KIND ->
          new Slot(name, AwsExpiry.KIND, BucketRuleGateway.MAX_RULES, false);
      case AwsBucket.KIND, AwsRole.KIND, AwsLocation.KIND ->
          new Slot(name, change.address().kind(), MAX_PLACES, false);
      case AwsJob.KIND, AwsTrigger.KIND, AwsRuleset.KIND ->
          new Slot(name, change.address().kind(), JobGateway.MAX_NAMES, false);
      case AwsStream.KIND, AwsRegistry.KIND, AwsSchema.KIND ->
          new Slot(name + " streams", change.address().kind(), MAX_PLACES, false);
      case AwsStreamGrant.KIND, AwsStreamStatement.KIND ->
          new Slot(
              name + " streams",
              change instanceof Change.Delete ? "close" : "open",
              MAX_TABLES,
              false);
      case AwsTag.KIND, AwsTagging.KIND ->
          new Slot(
              name,
              (change instanceof Change.Delete ? "without " : "with ") + change.address().kind(),
              MAX_TABLES,
              false);
      case AwsDatabase.KIND -> new Slot(name, "database", MAX_FILTERS, false);
      case AwsTable.KIND ->
          new Slot(name, "table " + change.address().path().getFirst(), MAX_TABLES, false);
      case AwsView.KIND ->
          new Slot(name, "view " + change.address().path().getFirst(), MAX_TABLES, false);
      case AwsLink.KIND ->
          new Slot(name, "link " + change.address().path().getFirst(), MAX_TABLES, false);
      case AwsFilter.KIND -> new Slot(name, "filter", MAX_FILTERS, false);
      default ->
          new Slot(
              name,
              change instanceof Change.Delete ? "revoke" : "grant",
              PermissionGateway.MAX_ENTRIES,
              false);
    };
  }

  @Override
  public List<Outcome> execute(Batch batch) {
    List<Outcome> outcomes = new AwsBatch(platform.value(), account, clock, batch.changes()).run();
    for (int i = 0; i < outcomes.size(); i++) {
      if (outcomes.get(i) instanceof Outcome.Running under) {
        running.put(under.operation(), new UnderWay(batch.changes().get(i), 0));
      }
    }
    return outcomes;
  }

  @Override
  public Outcome poll(String operation) {
    UnderWay known =
        Optional.ofNullable(running.get(operation))
            .orElseThrow(
                () ->
                    new MeshException(
                        ErrorKind.INTERNAL, "there is no operation '%s'".formatted(operation)));
    running.put(operation, new UnderWay(known.change(), known.polls() + 1));
    Outcome outcome =
        new AwsBatch(platform.value(), account, clock, List.of(known.change())).poll();
    return outcome instanceof Outcome.Running && known.polls() >= MOST_POLLS
        ? new Outcome.NotYetVisible(clock.instant())
        : outcome;
  }

  @Override
  public Assessment assess(Change change, ResourceState live) {
    return AwsAssessment.of(change, live);
  }

  @Override
  public void cancel() {
    // Calls are short, and each answers: the engine sends no more.
  }

  @Override
  public SortedSet<Permission> permissions(Change change) {
    return AwsPermissions.of(change, place, home, streams);
  }

  @Override
  public String document(SortedSet<Permission> permissions) {
    return PolicyDocuments.allowing(permissions);
  }
}
