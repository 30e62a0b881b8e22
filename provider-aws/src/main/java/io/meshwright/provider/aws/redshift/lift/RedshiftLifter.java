package io.meshwright.provider.aws.redshift.lift;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.aws.redshift.resource.RsColumn;
import io.meshwright.provider.aws.redshift.resource.RsResource;
import io.meshwright.provider.aws.redshift.resource.RsTable;
import io.meshwright.provider.aws.redshift.sql.RsTypes;
import io.meshwright.spi.Lifter;
import io.meshwright.spi.PublishedTable;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/** Rights, row policies and masks of Redshift as rules, whoever made them. */
public final class RedshiftLifter implements Lifter {
  /** It has no state. */
  public RedshiftLifter() {}

  @Override
  public SortedSet<Address> subjects(ResourceState state) {
    return Ordered.set(
        state.under(RsTable.KIND, List.of()).stream().map(Resource::address).toList());
  }

  @Override
  public AccessRules lift(Address subject, ResourceState state) {
    Optional<Resource> resource = state.get(subject);
    if (resource.isEmpty() || !(RsResource.of(resource.get()) instanceof RsTable table)) {
      return AccessRules.closed(List.of());
    }
    TableRights rights = new TableRights(table, state);
    Sharing sharing = new Sharing(table, state);
    ColumnMasks masks = new ColumnMasks(table, state);
    TreeMap<String, CellRule> cells = new TreeMap<>();
    for (RsColumn column : table.columns()) {
      cells.put(
          column.published(),
          new CellRule(
              Expression.or(rights.visible(column.name()), sharing.readers()),
              masks.of(column.name(), sharing.readers())));
    }
    return new AccessRules(
            cells, rights.write(), Expression.or(rights.manage(), sharing.managers()))
        .normalised();
  }

  @Override
  public Optional<PublishedTable> published(Address subject, ResourceState state) {
    return state
        .get(subject)
        .map(RsResource::of)
        .filter(RsTable.class::isInstance)
        .map(t -> published((RsTable) t));
  }

  private static PublishedTable published(RsTable table) {
    return new PublishedTable(
        table.columns().stream()
            .map(
                c ->
                    new PublishedTable.Column(
                        c.published(),
                        RsTypes.neutral(c.type(), c.neutral()),
                        Optional.of(c.required()),
                        Optional.empty()))
            .toList());
  }
}
