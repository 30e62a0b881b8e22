package io.meshwright.provider.snowflake.fake;

import io.meshwright.provider.snowflake.fake.FakeState.Path;
import io.meshwright.provider.snowflake.fake.FakeState.Right;
import io.meshwright.provider.snowflake.fake.FakeState.Who;
import java.util.Set;

/**
 * Stages, by the pages of CREATE STAGE, ALTER STAGE and DROP STAGE, and what GRANT and REVOKE say
 * of their privileges: READ and WRITE are of internal stages, USAGE is of others; nobody has WRITE
 * without READ.
 */
final class FakeStages {
  static final String KIND = "STAGE";
  private static final String READ = "READ";
  private static final String WRITE = "WRITE";
  private static final Set<String> ENCRYPTIONS = Set.of("SNOWFLAKE_FULL", "SNOWFLAKE_SSE");

  private final FakeState state;
  private final String actor;

  FakeStages(FakeState state, String actor) {
    this.state = state;
    this.actor = actor;
  }

  /** What follows CREATE STAGE. */
  void create(Sql sql) {
    boolean quiet = sql.take("IF NOT EXISTS");
    Path path = FakeStatements.path(sql, 3);
    String url = sql.take("URL =") ? sql.next('t') : "";
    String encryption = "SNOWFLAKE_FULL";
    if (sql.take("ENCRYPTION = ( TYPE =")) {
      encryption = sql.next('t');
      sql.need(")");
    }
    if (url.isEmpty() && !ENCRYPTIONS.contains(encryption)) {
      throw Refused.semantic(1420, "SQL compilation error:\ninvalid value '" + encryption + "'.");
    }
    boolean directory = sql.take("DIRECTORY = ( ENABLE =") && enabled(sql);
    String comment = FakeStatements.comment(sql, false).orElse("");
    sql.end();
    state.schema(path.parent());
    if (state.stages.containsKey(path)) {
      if (!quiet) {
        throw Refused.exists(path.last());
      }
      return;
    }
    state.stages.put(path, new FakeStage(url, encryption, directory, actor, comment));
    new FakeGrants(state, actor).onNew(path, KIND);
  }

  private static boolean enabled(Sql sql) {
    boolean value = sql.take("TRUE");
    if (!value) {
      sql.need("FALSE");
    }
    sql.need(")");
    return value;
  }

  /** What follows ALTER STAGE. */
  void alter(Sql sql) {
    boolean quiet = sql.take("IF EXISTS");
    Path path = FakeStatements.path(sql, 3);
    sql.need("SET");
    boolean lists = sql.take("DIRECTORY = ( ENABLE =");
    boolean directory = lists && enabled(sql);
    String comment = lists ? "" : FakeStatements.comment(sql, true).orElseThrow();
    sql.end();
    if (quiet && !state.stages.containsKey(path)) {
      return;
    }
    FakeStage stage = FakeStage.of(state, path);
    state.stages.put(path, lists ? stage.listed(directory) : stage.commented(comment));
  }

  /** What follows DROP STAGE. */
  void drop(Sql sql) {
    boolean quiet = sql.take("IF EXISTS");
    Path path = FakeStatements.path(sql, 3);
    sql.end();
    if (!quiet || state.stages.containsKey(path)) {
      FakeStage.of(state, path);
      state.forgetStage(path);
    }
  }

  /** Refuses privileges that a stage has not, and those in an order that it does not take. */
  void check(Path path, Who who, Set<String> words, boolean gives, boolean optionOnly) {
    boolean internal = FakeStage.of(state, path).internal();
    for (String word : words) {
      if (internal == word.equals("USAGE")) {
        throw Refused.semantic(
            3008, "SQL compilation error:\nInvalid privilege '" + word + "' for STAGE.");
      }
    }
    if (gives && words.contains(WRITE) && !words.contains(READ) && !has(path, who, READ)) {
      throw refused("READ must be granted before or with WRITE");
    }
    boolean left = words.contains(READ) && !words.contains(WRITE) && has(path, who, WRITE);
    if (!gives && !optionOnly && left) {
      throw refused("WRITE must be revoked before or with READ");
    }
  }

  private static Refused refused(String said) {
    return Refused.semantic(3009, "SQL access control error:\n" + said + " on an internal stage.");
  }

  private boolean has(Path path, Who who, String word) {
    return state.rights.stream()
        .filter(r -> r.on().equals(KIND) && !r.future() && r.path().equals(path))
        .filter(r -> r.who().equals(who))
        .map(Right::privilege)
        .anyMatch(word::equals);
  }
}
