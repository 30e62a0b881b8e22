package io.meshwright.provider.snowflake.lift;

import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfStage;
import io.meshwright.provider.snowflake.resource.SfStageGrant;
import io.meshwright.provider.snowflake.resource.SfView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who may do what with the files of a stage: whoever reads it reads all of them, and so does
 * whoever reads a view whose text names it, as far as that shows.
 */
final class StageRights {
  /** A stage that lies elsewhere is used, for reading and for writing. */
  private static final Set<String> READING = Set.of("READ", "USAGE", "OWNERSHIP");

  private static final Set<String> WRITING = Set.of("WRITE", "USAGE", "OWNERSHIP");

  private final SfStage stage;
  private final Doors doors;
  private final List<SfStageGrant> grants = new ArrayList<>();
  private final ResourceState state;

  StageRights(SfStage stage, ResourceState state) {
    this.stage = stage;
    this.state = state;
    this.doors = new Doors(stage.database(), stage.schema(), state);
    for (Resource grant :
        state.under(SfStageGrant.KIND, List.of(stage.database(), stage.schema(), stage.name()))) {
      grants.add((SfStageGrant) SfResource.of(grant));
    }
  }

  AccessRules rules() {
    List<Expression> read = new ArrayList<>(List.of(with(READING)));
    List<Expression> manage = new ArrayList<>(doors.managers());
    for (SfStageGrant grant : grants) {
      if (grant.grantable() || grant.privileges().contains("OWNERSHIP")) {
        manage.add(doors.handsOn(grant.grantee()));
      }
    }
    String name = SfView.place(stage.database(), stage.schema(), stage.name());
    for (SfView view : TableViews.unread(state, name)) {
      TableRights onView = new TableRights(view.database(), view.schema(), view.name(), state);
      read.add(Expression.and(onView.read(), TableViews.unread(view)));
      manage.add(onView.manage());
    }
    TreeMap<String, CellRule> cells = new TreeMap<>();
    CellRule cell = new CellRule(new Expression.Or(read), List.of());
    stage.columns().forEach(c -> cells.put(c.name(), cell));
    return new AccessRules(cells, with(WRITING), new Expression.Or(manage)).normalised();
  }

  private Expression with(Set<String> words) {
    List<Expression> ways = new ArrayList<>();
    for (SfStageGrant grant : grants) {
      if (grant.privileges().stream().anyMatch(words::contains)) {
        ways.add(doors.reaching(grant.grantee()));
      }
    }
    return new Expression.Or(ways);
  }
}
