package io.meshwright.provider.aws.lift;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.CellRule;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.aws.resource.AwsColumn;
import io.meshwright.provider.aws.resource.AwsResource;
import io.meshwright.provider.aws.resource.AwsStream;
import io.meshwright.provider.aws.resource.AwsTable;
import io.meshwright.provider.aws.sql.HiveTypes;
import io.meshwright.spi.Lifter;
import io.meshwright.spi.PublishedTable;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Rights and filters of Lake Formation as rules, whoever made them. */
public final class AwsLifter implements Lifter {
  private final Optional<String> account;

  /**
   * A lifter.
   *
   * @param account the number of the account; empty where nobody says
   */
  public AwsLifter(Optional<String> account) {
    this.account = account;
  }

  @Override
  public SortedSet<Address> subjects(ResourceState state) {
    return Ordered.set(
        Stream.of(AwsTable.KIND, AwsStream.KIND)
            .flatMap(kind -> state.under(kind, List.of()).stream())
            .map(Resource::address)
            .toList());
  }

  @Override
  public AccessRules lift(Address subject, ResourceState state) {
    Optional<AwsResource> resource = state.get(subject).map(AwsResource::of);
    if (resource.isPresent() && resource.get() instanceof AwsStream stream) {
      return new StreamRights(subject.platform(), stream, state).rules();
    }
    if (resource.isEmpty() || !(resource.get() instanceof AwsTable table)) {
      return AccessRules.closed(List.of());
    }
    TableRights rights = new TableRights(subject.platform(), table, state, account);
    TreeMap<String, CellRule> cells = new TreeMap<>();
    for (AwsColumn column : table.columns()) {
      cells.put(column.published(), new CellRule(rights.visible(column.name()), List.of()));
    }
    return new AccessRules(cells, rights.write(), rights.manage()).normalised();
  }

  @Override
  public List<Problem> findings(SortedSet<Address> subjects, ResourceState state) {
    return new OpenGates(subjects, state).problems();
  }

  @Override
  public Optional<PublishedTable> published(Address subject, ResourceState state) {
    return switch (state.get(subject).map(AwsResource::of).orElse(null)) {
      case AwsTable table -> Optional.of(published(table));
      case AwsStream stream -> new StreamRights(subject.platform(), stream, state).published();
      case null, default -> Optional.empty();
    };
  }

  private static PublishedTable published(AwsTable table) {
    return new PublishedTable(
        table.columns().stream()
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
