package io.meshwright.provider.snowflake.fake;

import io.meshwright.provider.snowflake.fake.FakeState.Given;
import io.meshwright.provider.snowflake.fake.FakeState.Path;
import io.meshwright.provider.snowflake.fake.FakeState.Right;
import io.meshwright.provider.snowflake.fake.FakeState.Who;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** GRANT and REVOKE. */
final class FakeGrants {
  private static final Map<String, Set<String>> KINDS =
      Map.of(
          "DATABASE",
          Set.of(
              "USAGE",
              "MONITOR",
              "MODIFY",
              "CREATE SCHEMA",
              "CREATE DATABASE ROLE",
              "APPLYBUDGET",
              "REFERENCE_USAGE"),
          "SCHEMA",
          Set.of(
              "USAGE",
              "MONITOR",
              "MODIFY",
              "CREATE TABLE",
              "CREATE VIEW",
              "CREATE STAGE",
              "CREATE MODEL",
              "CREATE ROW ACCESS POLICY",
              "CREATE MASKING POLICY",
              "CREATE TASK",
              "APPLYBUDGET"),
          "TABLE",
          Set.of(
              "SELECT",
              "INSERT",
              "UPDATE",
              "DELETE",
              "TRUNCATE",
              "REFERENCES",
              "REBUILD",
              "EVOLVE SCHEMA",
              "APPLYBUDGET"),
          "VIEW",
          Set.of("SELECT", "REFERENCES"),
          "TASK",
          Set.of("MONITOR", "OPERATE"),
          "ICEBERG TABLE",
          Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "APPLYBUDGET"),
          FakeStages.KIND,
          Set.of("READ", "WRITE", "USAGE"),
          FakeModels.KIND,
          Set.of("USAGE", "READ"),
          FakeDynamicTables.KIND,
          Set.of("SELECT", "MONITOR", "OPERATE"),
          FakeExternalTables.KIND,
          Set.of("SELECT", "REFERENCES"));

  private static final List<String> IN_SCHEMAS =
      List.of(
          "TABLE",
          "VIEW",
          "TASK",
          FakeStreams.KIND,
          "ICEBERG TABLE",
          FakeStages.KIND,
          FakeModels.KIND,
          FakeDynamicTables.KIND,
          FakeExternalTables.KIND);

  private final FakeState state;
  private final FakeShares shares;
  private final FakeStages stages;
  private final FakeModels models;

  FakeGrants(FakeState state, String actor) {
    this.state = state;
    this.shares = new FakeShares(state, actor);
    this.stages = new FakeStages(state, actor);
    this.models = new FakeModels(state, actor);
  }

  void change(Sql sql, boolean gives) {
    if (sql.take("DATABASE ROLE")) {
      give(sql, 2, gives);
    } else if (sql.take("ROLE")) {
      give(sql, 1, gives);
    } else if (sql.take("OWNERSHIP ON")) {
      own(sql);
    } else {
      rights(sql, gives);
    }
  }

  private void give(Sql sql, int parts, boolean gives) {
    Path role = FakeStatements.path(sql, parts);
    sql.need(gives ? "TO" : "FROM");
    Who to = who(sql, false);
    sql.end();
    state.role(role);
    exists(to);
    if (parts == 1 && to.kind().equals("DATABASE_ROLE")) {
      throw Refused.unsupported("GRANT ROLE TO DATABASE ROLE");
    }
    if (parts == 2 && to.kind().equals("USER")) {
      throw Refused.unsupported("GRANT DATABASE ROLE TO USER");
    }
    if (to.kind().equals("DATABASE_ROLE") && !to.name().parent().equals(role.parent())) {
      throw Refused.semantic(
          0, "SQL compilation error:\nDatabase roles are given within one database only.");
    }
    if (!gives) {
      state.given.remove(new Given(role, to));
      return;
    }
    if (reaches(role, to)) {
      throw Refused.semantic(
          0, "SQL compilation error:\nRole " + role.shown() + " cannot be given to itself.");
    }
    if (to.kind().equals(FakeShares.KIND)) {
      shares.check(role, to);
    }
    state.given.add(new Given(role, to));
  }

  /** Whether a role has, by whatever way, the one that it is given to. */
  private boolean reaches(Path role, Who to) {
    return role.equals(to.name())
        || state.given.stream()
            .filter(g -> g.to().kind().endsWith("ROLE") && g.to().name().equals(role))
            .anyMatch(g -> reaches(g.role(), to));
  }

  private static Who who(Sql sql, boolean rights) {
    if (sql.take("DATABASE ROLE")) {
      return new Who("DATABASE_ROLE", FakeStatements.path(sql, 2));
    }
    if (sql.take("SHARE")) {
      return new Who("SHARE", FakeStatements.path(sql, 1));
    }
    if (sql.take("USER")) {
      return new Who("USER", FakeStatements.path(sql, 1));
    }
    if (rights) {
      sql.take("ROLE");
    } else {
      sql.need("ROLE");
    }
    return new Who("ROLE", FakeStatements.path(sql, 1));
  }

  /** Users are not made here: each is there. */
  private void exists(Who who) {
    if (who.kind().endsWith("ROLE")) {
      state.role(who.name());
    } else if (who.kind().equals(FakeShares.KIND)) {
      state.share(who.name());
    }
  }

  private void own(Sql sql) {
    if (!sql.take(FakeTables.ICEBERG) && !sql.take(FakeExternalTables.KIND)) {
      sql.need(FakeTables.STANDARD);
    }
    Path path = FakeStatements.path(sql, 3);
    sql.need("TO");
    Who who = who(sql, false);
    if (!sql.take("COPY CURRENT GRANTS")) {
      sql.take("REVOKE CURRENT GRANTS");
    }
    FakeState.Table table = state.table(path);
    exists(who);
    state.tables.put(
        path,
        new FakeState.Table(
            table.kind(),
            table.columns(),
            table.rowPolicy(),
            table.on(),
            who.name().last(),
            table.comment()));
  }

  private void rights(Sql sql, boolean gives) {
    boolean optionOnly = !gives && sql.take("GRANT OPTION FOR");
    List<String> words = words(sql);
    sql.need("ON");
    boolean future = sql.take("FUTURE");
    boolean all = !future && sql.take("ALL");
    List<Path> paths = new ArrayList<>();
    String on;
    if (future || all) {
      on = plural(sql);
      sql.need("IN");
      Path in = sql.take("DATABASE") ? FakeStatements.path(sql, 1) : schema(sql);
      if (future) {
        paths.add(in);
      } else {
        Map.of(
                "TABLE",
                state.tables,
                "VIEW",
                state.views,
                FakeStages.KIND,
                state.stages,
                FakeModels.KIND,
                state.models)
            .getOrDefault(on, state.schemas)
            .keySet()
            .stream()
            .filter(p -> p.isWithin(in))
            .forEach(paths::add);
      }
    } else {
      on = kind(sql);
      paths.add(
          FakeStatements.path(
              sql, IN_SCHEMAS.contains(on) ? 3 : List.of("DATABASE", "SCHEMA").indexOf(on) + 1));
    }
    sql.need(gives ? "TO" : "FROM");
    Who who = who(sql, true);
    boolean grantable = gives && sql.take("WITH GRANT OPTION");
    if (!gives && !sql.take("CASCADE")) {
      sql.take("RESTRICT");
    }
    sql.end();
    for (Path path : paths) {
      check(on, path, who, future);
      if (on.equals(FakeStages.KIND) && !future) {
        stages.check(path, who, allowed(on, words), gives, optionOnly);
      }
      for (String word : allowed(on, words)) {
        Right right = new Right(on, path, word, who, grantable, future);
        if (gives) {
          shares.check(right);
        } else {
          shares.checkTaken(right);
        }
        change(right, gives, optionOnly);
      }
    }
  }

  private Path schema(Sql sql) {
    sql.need("SCHEMA");
    return FakeStatements.path(sql, 2);
  }

  private static List<String> words(Sql sql) {
    List<String> words = new ArrayList<>();
    do {
      StringBuilder word = new StringBuilder(sql.next('w'));
      while (sql.peek().kind() == 'w' && !sql.isNext("ON")) {
        word.append(' ').append(sql.next('w'));
      }
      words.add(word.toString());
    } while (sql.take(","));
    return words;
  }

  private static String kind(Sql sql) {
    return List.of(
            "DATABASE",
            "SCHEMA",
            "TABLE",
            "VIEW",
            "TASK",
            FakeStreams.KIND,
            "ICEBERG TABLE",
            FakeStages.KIND,
            FakeModels.KIND,
            FakeDynamicTables.KIND,
            FakeExternalTables.KIND)
        .stream()
        .filter(sql::take)
        .findFirst()
        .orElseThrow(sql::unexpected);
  }

  private static String plural(Sql sql) {
    if (sql.take("SCHEMAS")) {
      return "SCHEMA";
    }
    if (sql.take("VIEWS")) {
      return "VIEW";
    }
    if (sql.take("TASKS")) {
      return "TASK";
    }
    if (sql.take("STREAMS")) {
      return FakeStreams.KIND;
    }
    if (sql.take("STAGES")) {
      return FakeStages.KIND;
    }
    if (sql.take("MODELS")) {
      return FakeModels.KIND;
    }
    if (sql.take("DYNAMIC TABLES")) {
      return FakeDynamicTables.KIND;
    }
    if (sql.take("EXTERNAL TABLES")) {
      return FakeExternalTables.KIND;
    }
    if (sql.take("ICEBERG TABLES")) {
      return "ICEBERG TABLE";
    }
    sql.need("TABLES");
    return "TABLE";
  }

  private static Set<String> allowed(String on, List<String> words) {
    Set<String> known =
        on.equals(FakeStreams.KIND) ? Set.of("SELECT") : KINDS.getOrDefault(on, Set.of());
    if (words.equals(List.of("ALL")) || words.equals(List.of("ALL PRIVILEGES"))) {
      return new TreeSet<>(known);
    }
    for (String word : words) {
      if (!known.contains(word)) {
        throw Refused.semantic(
            3008, "SQL compilation error:\nInvalid privilege '" + word + "' for " + on + ".");
      }
    }
    return new TreeSet<>(words);
  }

  private void check(String on, Path path, Who who, boolean future) {
    switch (future ? List.of("DATABASE", "SCHEMA").get(path.names().size() - 1) : on) {
      case "DATABASE" -> state.database(path);
      case "SCHEMA" -> state.schema(path);
      case "VIEW" -> FakeView.of(state, path);
      case "TASK" -> {
        if (!state.tasks.containsKey(path)) {
          throw Refused.missing("Task", path.shown());
        }
      }
      case FakeStreams.KIND -> FakeStreams.of(state, path);
      case FakeStages.KIND -> FakeStage.of(state, path);
      case FakeModels.KIND -> models.check(path);
      default -> FakeTables.of(state, path, on);
    }
    exists(who);
    FakeImports.checkOwn(state, path);
    if (who.kind().equals("DATABASE_ROLE") && !path.isWithin(who.name().parent())) {
      throw Refused.semantic(
          0,
          "SQL compilation error:\nDatabase role "
              + who.name().shown()
              + " gets privileges on its own database only.");
    }
  }

  private void change(Right right, boolean gives, boolean optionOnly) {
    Right plain = option(right, false);
    Right grantable = option(right, true);
    boolean had = state.rights.contains(plain) || state.rights.contains(grantable);
    boolean could = state.rights.contains(grantable);
    state.rights.remove(plain);
    state.rights.remove(grantable);
    if (gives) {
      state.rights.add(could ? grantable : right);
    } else if (optionOnly && had) {
      state.rights.add(plain);
    }
  }

  private static Right option(Right right, boolean value) {
    return new Right(
        right.on(), right.path(), right.privilege(), right.who(), value, right.future());
  }

  /** Those of a schema take the place of those of the whole database. */
  void onNew(Path made, String kind) {
    Path schema = made.parent();
    boolean own =
        state.rights.stream()
            .anyMatch(r -> r.future() && r.on().equals(kind) && r.path().equals(schema));
    Path in = own ? schema : schema.parent();
    List<Right> all =
        state.rights.stream()
            .filter(r -> r.future() && r.on().equals(kind) && r.path().equals(in))
            .toList();
    all.forEach(
        r -> state.rights.add(new Right(kind, made, r.privilege(), r.who(), r.grantable(), false)));
  }
}
