package io.meshwright.provider.snowflake.lift;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.snowflake.resource.SfColumn;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfSchema;
import io.meshwright.provider.snowflake.resource.SfStage;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.provider.snowflake.resource.SfView;
import io.meshwright.provider.snowflake.resource.ToldColumn;
import io.meshwright.provider.snowflake.sql.ExternalTypes;
import io.meshwright.provider.snowflake.sql.SfTypes;
import io.meshwright.spi.Lifter;
import io.meshwright.spi.PublishedTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Privileges, row access policies, masking policies, views, stages and registries as rules, whoever
 * made them.
 */
public final class SnowflakeLifter implements Lifter {
  /** It has no state. */
  public SnowflakeLifter() {}

  @Override
  public SortedSet<Address> subjects(ResourceState state) {
    List<Address> subjects =
        new ArrayList<>(
            Stream.of(SfTable.KIND, SfStage.KIND)
                .flatMap(kind -> state.under(kind, List.of()).stream())
                .map(Resource::address)
                .toList());
    for (Resource view : state.under(SfView.KIND, List.of())) {
      if (PortView.is(view)) {
        subjects.add(view.address());
      }
    }
    for (Resource schema : state.under(SfSchema.KIND, List.of())) {
      if (((SfSchema) SfResource.of(schema)).isRegistry()) {
        subjects.add(schema.address());
      }
    }
    return Ordered.set(subjects);
  }

  @Override
  public AccessRules lift(Address subject, ResourceState state) {
    Optional<AccessRules> whole = whole(subject, state);
    if (whole.isPresent()) {
      return whole.get();
    }
    Optional<SfTable> table = table(subject, state);
    if (table.isEmpty()) {
      return state
          .get(subject)
          .flatMap(r -> PortView.of(r, state))
          .map(PortView::rules)
          .orElseGet(() -> AccessRules.closed(List.of()));
    }
    SfTable found = table.get();
    TableRights rights = new TableRights(found.database(), found.schema(), found.name(), state);
    TablePolicies policies = new TablePolicies(found, state);
    TableViews views = new TableViews(found, state);
    List<Expression> manage = new ArrayList<>(List.of(rights.manage()));
    Map<SfView, Expression> readers = new LinkedHashMap<>();
    for (SfView view : views.all()) {
      TableRights onView = views.rights(view);
      manage.add(onView.manage());
      readers.put(view, onView.read());
    }
    Expression direct = rights.read();
    TreeMap<String, CellRule> cells = new TreeMap<>();
    for (SfColumn column : found.columns()) {
      Looks looks = new Looks();
      looks.add(policies.cell(column.name(), direct));
      readers.forEach((view, who) -> looks.add(views.cell(view, column, who)));
      cells.put(column.published(), looks.cell());
    }
    return new AccessRules(cells, rights.write(), new Expression.Or(manage)).normalised();
  }

  @Override
  public boolean canBe(Set<PrincipalId> members) {
    return Members.canBe(members);
  }

  private static Optional<SfTable> table(Address subject, ResourceState state) {
    return state
        .get(subject)
        .map(SfResource::of)
        .filter(SfTable.class::isInstance)
        .map(SfTable.class::cast);
  }

  /** What is read as a whole. */
  private static Optional<AccessRules> whole(Address subject, ResourceState state) {
    return state
        .get(subject)
        .map(SfResource::of)
        .flatMap(
            found ->
                switch (found) {
                  case SfStage stage -> Optional.of(new StageRights(stage, state).rules());
                  case SfSchema schema -> Optional.of(new RegistryRights(schema, state).rules());
                  default -> Optional.empty();
                });
  }

  /** What a contract says of what is read as a whole. */
  private static Optional<List<ToldColumn>> told(Address subject, ResourceState state) {
    return state
        .get(subject)
        .map(SfResource::of)
        .flatMap(
            found ->
                switch (found) {
                  case SfStage stage -> Optional.of(stage.columns());
                  case SfSchema schema ->
                      Optional.of(schema.columns()).filter(c -> schema.isRegistry());
                  default -> Optional.empty();
                });
  }

  @Override
  public Optional<PublishedTable> published(Address subject, ResourceState state) {
    return told(subject, state)
        .map(SnowflakeLifter::published)
        .or(() -> table(subject, state).map(SnowflakeLifter::published))
        .or(() -> state.get(subject).flatMap(r -> PortView.of(r, state)).map(PortView::published));
  }

  /** The server does not know what may be missing. */
  private static PublishedTable published(List<ToldColumn> columns) {
    return new PublishedTable(
        columns.stream()
            .map(
                c ->
                    new PublishedTable.Column(
                        c.name(), SfTypes.named(c.type()), Optional.empty(), Optional.empty()))
            .toList());
  }

  private static PublishedTable published(SfTable table) {
    boolean files = table.external().isPresent();
    return new PublishedTable(
        table.columns().stream()
            .map(
                c ->
                    new PublishedTable.Column(
                        c.published(),
                        files
                            ? ExternalTypes.published(c.type(), c.neutral())
                            : SfTypes.neutral(c.type(), c.neutral()),
                        Optional.of(c.required()),
                        Optional.empty()))
            .toList());
  }
}
