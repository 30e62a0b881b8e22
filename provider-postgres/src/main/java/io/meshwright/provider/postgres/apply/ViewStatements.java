package io.meshwright.provider.postgres.apply;

import io.meshwright.provider.postgres.client.DdlStep;
import io.meshwright.provider.postgres.resource.Obstacles;
import io.meshwright.provider.postgres.resource.PgGrant;
import io.meshwright.provider.postgres.resource.PgView;
import io.meshwright.provider.postgres.sql.PgSql;
import io.meshwright.provider.postgres.sql.PgViews;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Statements about views. */
final class ViewStatements implements Statements<PgView> {
  private final GrantStatements grants = new GrantStatements();

  @Override
  public List<DdlStep> create(Target<PgView> target, Working working) {
    PgView view = target.object();
    List<DdlStep> steps = new ArrayList<>();
    steps.add(Sql.step("CREATE VIEW", definition(view, working)));
    // While it is still the deployer's: whoever owns it next inherits no one else's rights.
    steps.add(DefaultRights.ofRelation(view.schema(), view.name()));
    steps.addAll(comments(target));
    steps.addAll(owner(view, working));
    return steps;
  }

  @Override
  public List<DdlStep> alter(Target<PgView> before, Target<PgView> after, Working working) {
    PgView was = before.object();
    PgView view = after.object();
    if (!extendsColumns(was, view)) {
      return recreate(was, after, working);
    }
    List<DdlStep> steps = new ArrayList<>();
    steps.add(Sql.step("CREATE OR REPLACE VIEW", definition(view, working)));
    steps.addAll(comments(after));
    if (!was.owner().equals(view.owner())) {
      steps.addAll(owner(view, working));
    }
    return steps;
  }

  @Override
  public List<DdlStep> drop(PgView object, Working working) {
    return List.of(Sql.step("DROP VIEW", relation(object)));
  }

  /** Drops the view and makes it again with the rights that everybody had on it. */
  List<DdlStep> recreate(PgView before, Target<PgView> after, Working working) {
    checkNothingHangsOn(before, working);
    List<DdlStep> steps = new ArrayList<>(drop(before, working));
    steps.addAll(restore(after, working));
    return steps;
  }

  /** Makes a view that was taken away, with the rights that everybody had on it. */
  List<DdlStep> restore(Target<PgView> after, Working working) {
    PgView view = after.object();
    List<DdlStep> steps = new ArrayList<>(create(after, working));
    working.attach(view.address(working.platform()));
    for (PgGrant grant : working.grantsOn(view.schema(), view.name())) {
      PgGrant kept =
          new PgGrant(
              grant.schema(),
              grant.relation(),
              grant.grantee(),
              grant.on(),
              onColumns(grant.privileges(), view),
              onColumns(grant.grantable(), view));
      Target<PgGrant> target =
          new Target<>(kept, working.at(kept.address(working.platform())).orElseThrow().owner());
      steps.addAll(grants.create(target, working));
      if (kept.privileges().isEmpty()) {
        working.remove(kept.address(working.platform()));
      } else {
        working.put(kept, target.owner());
      }
    }
    return steps;
  }

  /** The server drops triggers and rules along with their view, and in silence. */
  private static void checkNothingHangsOn(PgView view, Working working) {
    working
        .at(view.address(working.platform()))
        .map(fact -> Obstacles.of(fact).on(List.of()))
        .filter(found -> !found.isEmpty())
        .ifPresent(
            found -> {
              throw Sql.refusal(
                  "the view would have to be made again, and %s, which somebody else made, would go with it"
                      .formatted(String.join(", ", found)));
            });
  }

  private static SortedSet<String> onColumns(SortedSet<String> words, PgView view) {
    SortedSet<String> kept = new TreeSet<>(words);
    kept.removeIf(
        word ->
            word.indexOf('(') >= 0 && !view.body().columnNames().contains(PgGrant.columnOf(word)));
    return kept;
  }

  /**
   * The server replaces a view only where its columns keep their names, types and order; more may
   * follow them.
   */
  static boolean extendsColumns(PgView before, PgView after) {
    if (!(before.body() instanceof PgView.Select was)
        || !(after.body() instanceof PgView.Select now)
        || was.columns().size() > now.columns().size()) {
      return false;
    }
    for (int i = 0; i < was.columns().size(); i++) {
      PgView.Column old = was.columns().get(i);
      PgView.Column column = now.columns().get(i);
      if (!old.name().equals(column.name()) || !old.type().equals(column.type())) {
        return false;
      }
    }
    return true;
  }

  private static String definition(PgView view, Working working) {
    if (!(view.body() instanceof PgView.Select select)) {
      throw Sql.refusal("a view whose text was not read cannot be written");
    }
    return "%s WITH (security_barrier = %s%s) AS %s"
        .formatted(
            relation(view),
            view.securityBarrier(),
            view.securityInvoker() ? ", security_invoker = true" : "",
            PgViews.query(select, working.types(select.sourceSchema(), select.sourceTable())));
  }

  private static List<DdlStep> comments(Target<PgView> target) {
    PgView view = target.object();
    List<DdlStep> steps = new ArrayList<>();
    steps.add(Sql.comment("VIEW " + relation(view), target.comment(view.comment())));
    if (view.body() instanceof PgView.Select select) {
      for (PgView.Column column : select.columns()) {
        steps.add(Sql.columnComment(relation(view), column.name(), column.comment()));
      }
    }
    return steps;
  }

  /**
   * Gives the view to its owner. A deployer that is no superuser has to be a member of the owner,
   * who needs CREATE on the schema for that moment; see <a
   * href="https://www.postgresql.org/docs/18/sql-alterview.html">ALTER VIEW</a>.
   */
  private static List<DdlStep> owner(PgView view, Working working) {
    String owner = Sql.name(view.owner());
    DdlStep give = Sql.step("ALTER VIEW", relation(view) + " OWNER TO " + owner);
    if (working.server().superuser() || view.owner().equals(working.server().user())) {
      return List.of(give);
    }
    String create = "CREATE ON SCHEMA " + Sql.name(view.schema());
    return List.of(
        Sql.step("GRANT", owner + " TO CURRENT_USER"),
        Sql.step("GRANT", create + " TO " + owner),
        give,
        Sql.step("REVOKE", create + " FROM " + owner));
  }

  private static String relation(PgView view) {
    return PgSql.qualified(view.schema(), view.name());
  }
}
