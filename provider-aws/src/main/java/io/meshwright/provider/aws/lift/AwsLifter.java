package io.meshwright.provider.aws.lift;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.aws.resource.AwsColumn;
import io.meshwright.provider.aws.resource.AwsResource;
import io.meshwright.provider.aws.resource.AwsStream;
import io.meshwright.provider.aws.resource.AwsTable;
import io.meshwright.provider.aws.resource.AwsView;
import io.meshwright.provider.aws.sql.HiveTypes;
import io.meshwright.spi.Lifter;
import io.meshwright.spi.PublishedTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Rights and filters of Lake Formation as rules, whoever made them. */
public final class AwsLifter implements Lifter {
  private final Known known;
  private final Optional<String> account;

  /**
   * A lifter.
   *
   * @param account the number of the account; empty where nobody says
   * @param definer by whose rights views select: an operator of the platform, who is not asked
   *     about
   */
  public AwsLifter(Optional<String> account, Optional<String> definer) {
    this.known = new Known(account, definer);
    this.account = account;
  }

  /** A lifter of a platform without views of ours. */
  public AwsLifter(Optional<String> account) {
    this(account, Optional.empty());
  }

  @Override
  public SortedSet<Address> subjects(ResourceState state) {
    TreeSet<Address> subjects = new TreeSet<>();
    for (String kind : List.of(AwsTable.KIND, AwsStream.KIND)) {
      state.under(kind, List.of()).forEach(r -> subjects.add(r.address()));
    }
    for (Resource resource : state.under(AwsView.KIND, List.of())) {
      ViewWays ways = new ViewWays(resource.address().platform(), state, known);
      if (!ways.isOfReader((AwsView) AwsResource.of(resource))) {
        subjects.add(resource.address());
      }
    }
    return Ordered.set(subjects);
  }

  @Override
  public AccessRules lift(Address subject, ResourceState state) {
    Optional<AwsResource> resource = state.get(subject).map(AwsResource::of);
    if (resource.isPresent() && resource.get() instanceof AwsStream stream) {
      return new StreamRights(subject.platform(), stream, state).rules();
    }
    ViewWays ways = new ViewWays(subject.platform(), state, known);
    if (resource.isPresent() && resource.get() instanceof AwsTable table) {
      TableRights rights = new TableRights(subject.platform(), table, state, known);
      Map<String, Looks> looks = looks(table.columns());
      looks.forEach((column, look) -> look.add(rights.visible(column), Optional.empty()));
      ways.of(table, looks);
      return rules(table.columns(), looks, rights.write(), rights.manage());
    }
    if (resource.isPresent() && resource.get() instanceof AwsView view) {
      Map<String, Looks> looks = looks(view.columns());
      ways.of(view, looks);
      return rules(
          view.columns(),
          looks,
          Expression.Constant.FALSE,
          new ViewRights(view, state, known).manage());
    }
    return AccessRules.closed(List.of());
  }

  private static Map<String, Looks> looks(List<AwsColumn> columns) {
    Map<String, Looks> looks = new LinkedHashMap<>();
    columns.forEach(c -> looks.put(c.name(), new Looks()));
    return looks;
  }

  private static AccessRules rules(
      List<AwsColumn> columns, Map<String, Looks> looks, Expression write, Expression manage) {
    TreeMap<String, CellRule> cells = new TreeMap<>();
    for (AwsColumn column : columns) {
      cells.put(
          column.published(), Optional.ofNullable(looks.get(column.name())).orElseThrow().rule());
    }
    return new AccessRules(cells, write, manage).normalised();
  }

  @Override
  public List<Problem> findings(SortedSet<Address> subjects, ResourceState state) {
    return Stream.of(
            new OpenGates(subjects, state).problems(),
            new ReachedByTags(subjects, state).problems(),
            new OldSharing(subjects, state, account).problems(),
            new PendingShares(subjects, state).problems(),
            new DeletedData(state).problems())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public Optional<PublishedTable> published(Address subject, ResourceState state) {
    return switch (state.get(subject).map(AwsResource::of).orElse(null)) {
      case AwsTable table -> Optional.of(published(table.columns()));
      case AwsView view -> Optional.of(published(view.columns()));
      case AwsStream stream -> new StreamRights(subject.platform(), stream, state).published();
      case null, default -> Optional.empty();
    };
  }

  private static PublishedTable published(List<AwsColumn> columns) {
    return new PublishedTable(
        columns.stream()
            .map(
                c ->
                    new PublishedTable.Column(
                        c.published(),
                        HiveTypes.neutral(c.type(), c.neutral()),
                        c.neutral().isEmpty() ? Optional.empty() : Optional.of(c.required()),
                        Optional.empty()))
            .toList());
  }
}
