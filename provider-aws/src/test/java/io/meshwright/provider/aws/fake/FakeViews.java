package io.meshwright.provider.aws.fake;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.provider.aws.client.GlueTable;
import io.meshwright.provider.aws.client.GlueView;
import io.meshwright.provider.aws.client.LakePermission;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the pages on Data Catalog views ask of one: a role that may hand on what it selects and make
 * tables where the view is, tables of the catalogue that are no views, nobody whom IAM lets at
 * them.
 */
final class FakeViews {
  /** What can be given on a view: nothing is written by it. */
  private static final Set<String> RIGHTS = Set.of("ALL", "ALTER", "DESCRIBE", "DROP", "SELECT");

  private static final int MOST_TABLES = 10;
  private static final int MOST_TEXT = 409_600;

  private FakeViews() {}

  static boolean isView(FakeAccount account, String database, String name) {
    return Optional.ofNullable(account.tables.get(FakeAccount.key(database, name)))
        .flatMap(GlueTable::view)
        .isPresent();
  }

  /** What can be given on a table or view. */
  static Set<String> rights(FakeAccount account, String database, String name) {
    return isView(account, database, name) ? RIGHTS : FakeAccount.ON_TABLE;
  }

  /** Filters are for tables. */
  static void checkNone(FakeAccount account, String database, String name) {
    require(!isView(account, database, name), "filters are not supported on views");
  }

  static void check(FakeAccount account, GlueTable table, GlueView view) {
    require(table.tableType().equals("VIRTUAL_VIEW"), "a view is a VIRTUAL_VIEW");
    require(view.isProtected(), "views of definers are protected");
    require(view.definer().matches("arn:aws:iam::\\d{12}:role/.+"), "only roles define views");
    require(!view.texts().isEmpty(), "a view without a representation");
    require(!view.over().isEmpty() && view.over().size() <= MOST_TABLES, "1 to 10 tables");
    require(
        holds(
            account, view.definer(), new LakePermission.Database(table.database()), "CREATE_TABLE"),
        "Insufficient Lake Formation permission(s): Required Create Table on " + table.database());
    for (String over : view.over()) {
      String[] path = over.split("/", -1);
      require(account.tables.containsKey(FakeAccount.key(path[0], path[1])), "no table " + over);
      require(!isView(account, path[0], path[1]), "a view cannot reference other views");
      require(mayHandOn(account, view.definer(), path[0], path[1]), "no grantable SELECT: " + over);
      require(!byIam(account, path[0], path[1]), "IAMAllowedPrincipals on " + over);
    }
    Set<String> dialects = new HashSet<>();
    for (GlueView.Text text : view.texts()) {
      boolean athena = text.dialect().equals("ATHENA");
      require(dialects.add(text.dialect()), "two representations of " + text.dialect());
      require(athena || text.dialect().equals("SPARK"), "dialect " + text.dialect());
      require(athena == text.expanded().isEmpty(), "View Expanded Text is not supported");
      require(text.original().length() <= MOST_TEXT, "the text is too long");
    }
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw FakeAccount.refused(ErrorKind.USER, "InvalidInputException: " + what);
    }
  }

  private static boolean holds(
      FakeAccount account, String who, LakePermission.On on, String right) {
    return account.rights.stream()
        .filter(r -> r.principal().equals(who) && r.on().equals(on))
        .anyMatch(r -> r.permissions().contains(right));
  }

  private static boolean mayHandOn(FakeAccount account, String who, String database, String name) {
    return account.rights.stream()
        .filter(r -> r.principal().equals(who))
        .filter(
            r ->
                List.of(
                        new LakePermission.Table(database, name),
                        new LakePermission.EveryTable(database))
                    .contains(r.on()))
        .anyMatch(r -> r.grantable().contains("SELECT"));
  }

  private static boolean byIam(FakeAccount account, String database, String name) {
    return account.rights.stream()
        .filter(r -> r.principal().equals("IAM_ALLOWED_PRINCIPALS"))
        .anyMatch(r -> r.on().equals(new LakePermission.Table(database, name)));
  }
}
