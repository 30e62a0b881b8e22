package io.meshwright.provider.snowflake.lift;

import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfModelGrant;
import io.meshwright.provider.snowflake.resource.SfModelOwner;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfSchema;
import io.meshwright.provider.snowflake.resource.SfView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who may do what with the models of a registry. Whoever uses one of them, or one that is to come,
 * counts as one who uses the port: it has no parts.
 */
final class RegistryRights {
  private static final String OWNERSHIP = "OWNERSHIP";
  private static final Set<String> USING = Set.of("USAGE", "READ", OWNERSHIP);
  private static final Set<String> LOGGING = Set.of("CREATE MODEL", OWNERSHIP);

  private final SfSchema registry;
  private final ResourceState state;
  private final Doors doors;
  private final List<SfModelGrant> grants = new ArrayList<>();
  private final List<SfModelGrant> wide = new ArrayList<>();
  private final List<SfModelOwner> owners = new ArrayList<>();
  private final List<SfGrant> onSchema = new ArrayList<>();

  RegistryRights(SfSchema registry, ResourceState state) {
    this.registry = registry;
    this.state = state;
    this.doors = new Doors(registry.database(), registry.name(), state);
    List<String> place = List.of(registry.database(), registry.name());
    for (Resource grant : state.under(SfModelGrant.KIND, place)) {
      grants.add((SfModelGrant) SfResource.of(grant));
    }
    for (Resource grant :
        state.under(SfModelGrant.KIND, List.of(registry.database(), SfModelGrant.TO_COME))) {
      wide.add((SfModelGrant) SfResource.of(grant));
    }
    for (Resource owner : state.under(SfModelOwner.KIND, place)) {
      owners.add((SfModelOwner) SfResource.of(owner));
    }
    for (Resource grant :
        state.under(SfGrant.KIND, List.of(registry.database(), registry.name(), ""))) {
      onSchema.add((SfGrant) SfResource.of(grant));
    }
  }

  AccessRules rules() {
    List<Expression> read = new ArrayList<>(List.of(with(USING)));
    List<Expression> write = new ArrayList<>(List.of(with(Set.of(OWNERSHIP))));
    List<Expression> manage = new ArrayList<>(doors.managers());
    for (SfGrant grant : onSchema) {
      if (!Collections.disjoint(grant.privileges(), LOGGING)) {
        write.add(doors.reaching(grant.grantee()));
      }
    }
    for (SfModelOwner owner : owners) {
      read.add(doors.reaching(owner.owner()));
      write.add(doors.reaching(owner.owner()));
      // With managed access only the schema's owner grants.
      if (!registry.managed()) {
        manage.add(doors.handsOn(owner.owner()));
      }
    }
    for (List<SfModelGrant> some : List.of(grants, wide)) {
      for (SfModelGrant grant : some) {
        if (grant.grantable() || grant.privileges().contains(OWNERSHIP)) {
          manage.add(doors.handsOn(grant.grantee()));
        }
      }
    }
    String within = SfView.place(registry.database(), registry.name(), "");
    for (SfView view : TableViews.unreadWithin(state, within)) {
      TableRights onView = new TableRights(view.database(), view.schema(), view.name(), state);
      read.add(Expression.and(onView.read(), TableViews.unread(view)));
      manage.add(onView.manage());
    }
    TreeMap<String, CellRule> cells = new TreeMap<>();
    CellRule cell = new CellRule(new Expression.Or(read), List.of());
    registry.columns().forEach(c -> cells.put(c.name(), cell));
    return new AccessRules(cells, new Expression.Or(write), new Expression.Or(manage)).normalised();
  }

  private Expression with(Set<String> words) {
    List<Expression> ways = new ArrayList<>();
    for (SfModelGrant grant : grants) {
      if (!Collections.disjoint(grant.privileges(), words)) {
        ways.add(doors.reaching(grant.grantee()));
      }
    }
    // What a schema says of models to come takes the place of what its database says.
    boolean own = grants.stream().anyMatch(SfModelGrant::isToCome);
    for (SfModelGrant grant : wide) {
      if (!Collections.disjoint(grant.privileges(), words)) {
        Expression reaching = doors.reaching(grant.grantee());
        ways.add(
            own
                ? Expression.and(
                    reaching,
                    new Expression.Opaque(
                        "models to come in any schema of "
                            + registry.database()
                            + " that "
                            + grant.grantee()
                            + " was given"))
                : reaching);
      }
    }
    return new Expression.Or(ways);
  }
}
