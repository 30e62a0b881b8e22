package io.meshwright.provider.postgres.apply;

import io.meshwright.api.plan.Change;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Seen;
import io.meshwright.provider.postgres.client.DdlStep;
import io.meshwright.provider.postgres.resource.PgGrant;
import io.meshwright.provider.postgres.resource.PgMembership;
import io.meshwright.provider.postgres.resource.PgPolicy;
import io.meshwright.provider.postgres.resource.PgResource;
import io.meshwright.provider.postgres.resource.PgRole;
import io.meshwright.provider.postgres.resource.PgSchema;
import io.meshwright.provider.postgres.resource.PgTable;
import io.meshwright.provider.postgres.resource.PgView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The statements of a change, whatever it is about, and what is there when they are done. */
final class PgStatements {
  private final SchemaStatements schemas = new SchemaStatements();
  private final RoleStatements roles = new RoleStatements();
  private final MembershipStatements memberships = new MembershipStatements();
  private final TableStatements tables = new TableStatements();
  private final PolicyStatements policies = new PolicyStatements();
  private final ViewStatements views = new ViewStatements();
  private final GrantStatements grants = new GrantStatements();

  /** The statements; afterwards {@code working} is as if they had been run. */
  List<DdlStep> steps(Change change, Working working) {
    working.begin(change.address());
    if (onDetached(change, working)) {
      change
          .after()
          .ifPresentOrElse(
              after -> working.put(PgResource.of(after), owner(change)),
              () -> working.remove(change.address()));
      return List.of();
    }
    Optional<Seen.Present> live = working.at(change.address());
    return switch (change) {
      case Change.Create(Desired desired) -> created(desired, working);
      case Change.Update update -> changed(live, update.desired(), working);
      case Change.Adopt adopt -> adopted(live, adopt.desired(), working);
      case Change.Replace replace -> replaced(live, replace.desired(), working);
      case Change.Delete delete -> deleted(delete, live, working);
    };
  }

  /** Rights on a view that is taken away for a while come back with it, as they are by then. */
  private static boolean onDetached(Change change, Working working) {
    List<String> path = change.address().path();
    return change.address().kind().equals(PgGrant.KIND)
        && working.isDetached(PgView.address(working.platform(), path.get(0), path.get(1)));
  }

  private static Owner owner(Change change) {
    return switch (change) {
      case Change.Create create -> create.desired().owner();
      case Change.Update update -> update.desired().owner();
      case Change.Adopt adopt -> adopt.desired().owner();
      case Change.Replace replace -> replace.desired().owner();
      case Change.Delete delete -> delete.live().owner();
    };
  }

  private List<DdlStep> deleted(
      Change.Delete delete, Optional<Seen.Present> live, Working working) {
    if (live.isPresent()) {
      return dropped(PgResource.of(live.get().resource()), working);
    }
    if (working.attach(delete.address())) {
      List<String> path = delete.address().path();
      working.removeBeside(path.get(0), path.get(1));
    }
    return List.of();
  }

  private List<DdlStep> created(Desired desired, Working working) {
    PgResource object = PgResource.of(desired.resource());
    List<DdlStep> steps =
        object instanceof PgView view && working.isDetached(desired.address())
            ? views.restore(new Target<>(view, desired.owner()), working)
            : create(object, desired.owner(), working);
    working.put(object, desired.owner());
    return steps;
  }

  private List<DdlStep> changed(Optional<Seen.Present> live, Desired desired, Working working) {
    if (live.isEmpty()) {
      return created(desired, working);
    }
    PgResource object = PgResource.of(desired.resource());
    PgResource before = PgResource.of(live.get().resource());
    List<DdlStep> steps = alter(before, live.get().owner(), object, desired.owner(), working);
    working.put(object, desired.owner());
    if (object instanceof PgTable table) {
      forgetColumns(table, working);
    }
    return steps;
  }

  private List<DdlStep> adopted(Optional<Seen.Present> live, Desired desired, Working working) {
    List<DdlStep> steps = new ArrayList<>();
    Optional<Seen.Present> owned = live;
    if (live.isPresent()) {
      PgResource object = PgResource.of(live.get().resource());
      steps.addAll(Adoption.steps(object, working));
      working.put(Adoption.after(object, working), live.get().owner());
      owned = working.at(desired.address());
    }
    steps.addAll(changed(owned, desired, working));
    return steps;
  }

  private List<DdlStep> replaced(Optional<Seen.Present> live, Desired desired, Working working) {
    if (live.isEmpty()) {
      return created(desired, working);
    }
    PgResource object = PgResource.of(desired.resource());
    if (object instanceof PgTable) {
      throw Sql.refusal("a table is never replaced, since its data would be lost");
    }
    PgResource before = PgResource.of(live.get().resource());
    if (object instanceof PgView view) {
      List<DdlStep> steps =
          views.recreate((PgView) before, new Target<>(view, desired.owner()), working);
      working.put(object, desired.owner());
      return steps;
    }
    List<DdlStep> steps = new ArrayList<>(dropped(before, working));
    steps.addAll(created(desired, working));
    return steps;
  }

  private List<DdlStep> dropped(PgResource object, Working working) {
    List<DdlStep> steps = drop(object, working);
    working.remove(object.address(working.platform()));
    switch (object) {
      case PgTable table -> working.removeBeside(table.schema(), table.name());
      case PgView view -> working.removeBeside(view.schema(), view.name());
      default -> {}
    }
    return steps;
  }

  /** Rights on a column go with it. */
  private static void forgetColumns(PgTable table, Working working) {
    for (PgGrant grant : working.grantsOn(table.schema(), table.name())) {
      PgGrant rest =
          new PgGrant(
              grant.schema(),
              grant.relation(),
              grant.grantee(),
              grant.on(),
              known(grant.privileges(), table),
              known(grant.grantable(), table));
      Address address = rest.address(working.platform());
      Owner owner = working.at(address).orElseThrow().owner();
      if (rest.privileges().isEmpty()) {
        working.remove(address);
      } else {
        working.put(rest, owner);
      }
    }
  }

  private static SortedSet<String> known(SortedSet<String> words, PgTable table) {
    SortedSet<String> kept = new TreeSet<>(words);
    kept.removeIf(word -> word.indexOf('(') >= 0 && table.column(PgGrant.columnOf(word)).isEmpty());
    return kept;
  }

  private List<DdlStep> create(PgResource object, Owner owner, Working working) {
    return switch (object) {
      case PgSchema o -> schemas.create(new Target<>(o, owner), working);
      case PgRole o -> roles.create(new Target<>(o, owner), working);
      case PgMembership o -> memberships.create(new Target<>(o, owner), working);
      case PgTable o -> tables.create(new Target<>(o, owner), working);
      case PgPolicy o -> policies.create(new Target<>(o, owner), working);
      case PgView o -> views.create(new Target<>(o, owner), working);
      case PgGrant o -> grants.create(new Target<>(o, owner), working);
    };
  }

  private List<DdlStep> alter(
      PgResource before, Owner was, PgResource object, Owner owner, Working working) {
    return switch (object) {
      case PgSchema o ->
          schemas.alter(new Target<>((PgSchema) before, was), new Target<>(o, owner), working);
      case PgRole o ->
          roles.alter(new Target<>((PgRole) before, was), new Target<>(o, owner), working);
      case PgMembership o ->
          memberships.alter(
              new Target<>((PgMembership) before, was), new Target<>(o, owner), working);
      case PgTable o ->
          tables.alter(new Target<>((PgTable) before, was), new Target<>(o, owner), working);
      case PgPolicy o ->
          policies.alter(new Target<>((PgPolicy) before, was), new Target<>(o, owner), working);
      case PgView o ->
          views.alter(new Target<>((PgView) before, was), new Target<>(o, owner), working);
      case PgGrant o ->
          grants.alter(new Target<>((PgGrant) before, was), new Target<>(o, owner), working);
    };
  }

  private List<DdlStep> drop(PgResource object, Working working) {
    return switch (object) {
      case PgSchema o -> schemas.drop(o, working);
      case PgRole o -> roles.drop(o, working);
      case PgMembership o -> memberships.drop(o, working);
      case PgTable o -> tables.drop(o, working);
      case PgPolicy o -> policies.drop(o, working);
      case PgView o -> views.drop(o, working);
      case PgGrant o -> grants.drop(o, working);
    };
  }
}
