package io.meshwright.provider.snowflake.fake;

import io.meshwright.provider.snowflake.fake.FakeState.Path;
import io.meshwright.provider.snowflake.fake.FakeState.Right;
import io.meshwright.provider.snowflake.fake.FakeState.Share;
import io.meshwright.provider.snowflake.fake.FakeState.Who;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Shares, by the pages of CREATE SHARE, ALTER SHARE, and GRANT … TO SHARE. */
final class FakeShares {
  static final String KIND = "SHARE";

  private static final String VIEW = "VIEW";

  /** What a share may be given, by what that is on. */
  private static final Map<String, Set<String>> MAY =
      Map.of(
          "DATABASE",
          Set.of("USAGE", "REFERENCE_USAGE"),
          "SCHEMA",
          Set.of("USAGE"),
          "TABLE",
          Set.of("SELECT"),
          "ICEBERG TABLE",
          Set.of("SELECT"),
          VIEW,
          Set.of("SELECT"),
          FakeModels.KIND,
          Set.of("USAGE", "READ"));

  /** What a database role of a share may have: nothing that writes. */
  private static final Set<String> READS = Set.of("USAGE", "SELECT", "REFERENCES", "MONITOR");

  private final FakeState state;
  private final String actor;

  FakeShares(FakeState state, String actor) {
    this.state = state;
    this.actor = actor;
  }

  private static Refused refused(String said) {
    return Refused.semantic(0, "SQL execution error:\n" + said);
  }

  /** What follows CREATE SHARE. */
  void create(Sql sql) {
    boolean quiet = sql.take("IF NOT EXISTS");
    Path path = FakeStatements.path(sql, 1);
    String comment = FakeStatements.comment(sql, false).orElse("");
    sql.end();
    if (!state.shares.containsKey(path)) {
      state.shares.put(path, new Share(actor, comment, List.of(), ""));
    } else if (!quiet) {
      throw Refused.exists(path.last());
    }
  }

  /** What follows ALTER SHARE. */
  void alter(Sql sql) {
    boolean quiet = sql.take("IF EXISTS");
    Path path = FakeStatements.path(sql, 1);
    if (quiet && !state.shares.containsKey(path)) {
      return;
    }
    Share share = state.share(path);
    if (sql.take("SET COMMENT")) {
      sql.need("=");
      state.shares.put(path, share.commented(sql.next('t')));
      return;
    }
    boolean adds = sql.take("ADD ACCOUNTS =");
    if (!adds) {
      sql.need("REMOVE ACCOUNTS =");
    }
    TreeSet<String> accounts = new TreeSet<>(share.accounts());
    do {
      String account = String.join(".", sql.path());
      if (adds) {
        accounts.add(account);
      } else {
        accounts.remove(account);
      }
    } while (sql.take(","));
    if (adds && database(path).isEmpty()) {
      throw refused("Share does not currently have a database. Please add a database first.");
    }
    state.shares.put(path, share.opened(new ArrayList<>(accounts)));
  }

  /** What follows DROP SHARE; what is in it is no longer shared. */
  void drop(Sql sql) {
    boolean quiet = sql.take("IF EXISTS");
    Path path = FakeStatements.path(sql, 1);
    sql.end();
    if (quiet && !state.shares.containsKey(path)) {
      return;
    }
    state.share(path);
    if (!FakeListings.offering(state, path).isEmpty()) {
      throw refused("Share is attached to a listing.");
    }
    state.shares.remove(path);
    Who who = new Who(KIND, path);
    state.rights.removeIf(r -> r.who().equals(who));
    state.given.removeIf(g -> g.to().equals(who));
  }

  /** Columns and values by turns, of each that SHOW SHARES tells of: those of others too. */
  List<String[]> shown() {
    List<String[]> all = new ArrayList<>();
    all.add(row("INBOUND", "SAMPLE", "SAMPLES", new Share("", "", List.of(), "")));
    state.shares.forEach(
        (path, s) -> all.add(row("OUTBOUND", path.last(), database(path), offered(path, s))));
    return all;
  }

  private Share offered(Path path, Share share) {
    return share.listing().isEmpty()
        ? new Share(
            share.owner(), share.comment(), share.accounts(), FakeListings.offering(state, path))
        : share;
  }

  private static String[] row(String kind, String name, String database, Share share) {
    return new String[] {
      "kind",
      kind,
      "owner_account",
      kind.equals("INBOUND") ? "OTHERS.MAIN" : "COMPANY.TEST",
      "name",
      name,
      "database_name",
      database,
      "to",
      String.join(", ", share.accounts()),
      "owner",
      share.owner(),
      "comment",
      share.comment(),
      "listing_global_name",
      share.listing(),
      "secure_objects_only",
      "true"
    };
  }

  /** The database of a share: empty text where it has none. */
  String database(Path share) {
    return state.rights.stream()
        .filter(r -> r.who().equals(new Who(KIND, share)))
        .filter(r -> r.on().equals("DATABASE") && r.privilege().equals("USAGE"))
        .map(r -> r.path().last())
        .findFirst()
        .orElse("");
  }

  /** Refuses what a share, or a role that is in one, may not have. */
  void check(Right right) {
    if (right.who().kind().equals(KIND)) {
      boolean first = right.on().equals("DATABASE");
      String database = database(right.who().name());
      if (right.future() || right.grantable()) {
        throw refused("Cannot grant future grants, or a grant option, to a share.");
      }
      if (!MAY.getOrDefault(right.on(), Set.of()).contains(right.privilege())) {
        throw refused("Privilege " + right.privilege() + " cannot be granted to a share.");
      }
      if (first ? !fits(right, database) : !right.path().names().getFirst().equals(database)) {
        throw refused("A share holds one database, and what is in it.");
      }
      checkView(right, right.who());
    } else if (isShared(right.who()) && (right.future() || !READS.contains(right.privilege()))) {
      throw refused("Cannot grant " + right.privilege() + " to a database role that is shared.");
    } else if (isShared(right.who())) {
      checkView(right, right.who());
    }
  }

  /**
   * Shares take secure views only, unless they say otherwise (user-guide/data-sharing-views); and
   * what such a view reads of other databases by no database role, and by a share only after
   * REFERENCE_USAGE on them (user-guide/data-sharing-multiple-db).
   */
  private void checkView(Right right, Who who) {
    if (!right.on().equals(VIEW)) {
      return;
    }
    FakeView view = FakeView.of(state, right.path());
    if (!view.secure()) {
      throw Refused.semantic(
          90838,
          "Non-secure object can only be granted to shares with \"secure_objects_only\" property"
              + " set to false.");
    }
    Path source = view.source();
    while (state.views.containsKey(source)) {
      source = FakeView.of(state, source).source();
    }
    Path database = source.parent().parent();
    boolean referenced =
        state.rights.stream()
            .anyMatch(
                r ->
                    r.who().equals(who)
                        && r.path().equals(database)
                        && r.privilege().equals("REFERENCE_USAGE"));
    if (!right.path().isWithin(database) && !referenced) {
      throw refused("The view reads another database: " + database.shown());
    }
  }

  /** Refuses to make a view that is shared another than a secure one. */
  void checkStaysSecure(Path view) {
    boolean shared =
        state.rights.stream()
            .filter(r -> r.path().equals(view))
            .anyMatch(r -> r.who().kind().equals(KIND) || isShared(r.who()));
    if (shared) {
      throw refused("A view of a share that takes secure objects only has to be secure.");
    }
  }

  /** Refuses to take the database out of a share that holds something of it; decided against us. */
  void checkTaken(Right right) {
    boolean holds =
        state.given.stream().anyMatch(g -> g.to().equals(right.who()))
            || state.rights.stream()
                .anyMatch(r -> r.who().equals(right.who()) && !r.on().equals("DATABASE"));
    if (right.who().kind().equals(KIND) && right.on().equals("DATABASE") && holds) {
      throw refused("The share still holds objects of the database.");
    }
  }

  private static boolean fits(Right right, String database) {
    return database.isEmpty()
        || database.equals(right.path().last())
        || right.privilege().equals("REFERENCE_USAGE");
  }

  private boolean isShared(Who who) {
    return who.kind().equals("DATABASE_ROLE")
        && state.given.stream()
            .anyMatch(g -> g.role().equals(who.name()) && g.to().kind().equals(KIND));
  }

  /** Refuses to share a role that may do more than read, or holds others. */
  void check(Path role, Who share) {
    Who who = new Who("DATABASE_ROLE", role);
    if (!role.parent().last().equals(database(share.name()))) {
      throw refused("The share does not hold the database of the role.");
    }
    boolean reads =
        state.rights.stream()
            .filter(r -> r.who().equals(who))
            .allMatch(r -> !r.future() && READS.contains(r.privilege()));
    if (!reads) {
      throw refused("Cannot share a database role with future grants, or other than reading.");
    }
    state.rights.stream().filter(r -> r.who().equals(who)).forEach(r -> checkView(r, who));
    if (state.given.stream().anyMatch(g -> g.to().equals(who))) {
      throw refused("Cannot share a database role that was given another.");
    }
  }
}
