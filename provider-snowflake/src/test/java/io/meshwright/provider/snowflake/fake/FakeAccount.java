package io.meshwright.provider.snowflake.fake;

import io.meshwright.provider.snowflake.fake.FakeState.Path;
import io.meshwright.provider.snowflake.fake.FakeState.Role;
import io.meshwright.provider.snowflake.fake.FakeState.Who;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * An account as its pages say: it runs statements of those kinds that the adapter sends, each of
 * which takes effect by itself, refuses what Snowflake refuses, and answers SHOW and the views of
 * the catalogue. Nothing else ever checked it: it is an opinion.
 */
public final class FakeAccount {
  private static final int PAGE = 10_000;
  private static final String ADMINISTRATOR = "ACCOUNTADMIN";

  private FakeState state = new FakeState();
  private final FakeImports imports = new FakeImports();
  private final Map<Path, Role> roles = new TreeMap<>();
  private boolean standard;
  private boolean qualified;
  private int page = PAGE;
  private int requests;
  private Predicate<String> denied = statement -> false;
  private Consumer<String> listener = statement -> {};

  private String administrator = ADMINISTRATOR;

  /** An empty account of Enterprise Edition. */
  public FakeAccount() {
    List.of(ADMINISTRATOR, "SECURITYADMIN", "USERADMIN", "SYSADMIN", "PUBLIC", "DEPLOYER")
        .forEach(this::role);
  }

  /** Makes an account role; making it again is harmless. */
  public synchronized void role(String name) {
    Role role = new Role("USERADMIN", "");
    roles.put(Path.of(name), role);
    state.roles.putIfAbsent(Path.of(name), role);
  }

  /** A role that may do what account administrators may. */
  public synchronized void administrator(String role) {
    administrator = role;
    state.compute.administrators.add(role);
  }

  /** What others call it, ORGANISATION.ACCOUNT. */
  public synchronized FakeAccount named(String account) {
    imports.own(account);
    return this;
  }

  /** Another account, whose shares may be had here. */
  public synchronized void knows(String account, FakeAccount other) {
    imports.knows(account, other);
  }

  /** Database roles in a share; empty where it is not open to an account. */
  synchronized Optional<List<String>> shared(String share, String account) {
    return Optional.ofNullable(state.shares.get(Path.of(share)))
        .filter(s -> s.accounts().contains(account))
        .map(
            s ->
                state.given.stream()
                    .filter(g -> g.to().equals(new Who(FakeShares.KIND, Path.of(share))))
                    .map(g -> g.role().last())
                    .toList());
  }

  /** Whether it is of Standard Edition, which has no policies. */
  public synchronized void standard(boolean value) {
    standard = value;
  }

  /** Whether database roles that have a role are shown with their database. */
  public synchronized void qualified(boolean value) {
    qualified = value;
  }

  /** Most rows of an answer to SHOW. */
  public synchronized void page(int value) {
    page = value;
  }

  /** Statements that the deployer may not run. */
  public synchronized void denied(Predicate<String> value) {
    denied = value;
  }

  /** Who hears of every statement that may change something, before it runs. */
  public synchronized void listener(Consumer<String> value) {
    listener = value;
  }

  /** How often it was asked or told something. */
  public synchronized int requests() {
    return requests;
  }

  /** Forgets everything but account roles. */
  public synchronized void clear() {
    state = new FakeState();
    state.roles.putAll(roles);
    state.compute.administrators.add(administrator);
  }

  /** Runs statements as somebody else would, by hand. */
  public synchronized void run(String... statements) {
    runAs(ADMINISTRATOR, statements);
  }

  /** The same by a role, which then owns what it makes. */
  public synchronized void runAs(String role, String... statements) {
    for (String statement : statements) {
      listener.accept(statement);
      statements(role).run(statement);
    }
  }

  /**
   * One request of the deployer: statements that run one by one, up to the first that is refused.
   * Where there are some, what is said of that one is within a failure of the whole.
   *
   * @param count how many statements the request says that there are
   * @throws SQLException as the driver throws it
   */
  public synchronized void request(String actor, String script, int count) throws SQLException {
    requests++;
    List<String> statements;
    try {
      statements = Sql.statements(script);
    } catch (Refused e) {
      throw thrown(e, script);
    }
    if (statements.size() != count) {
      throw new SQLException(
          "Actual statement count %d did not match the desired statement count %d."
              .formatted(statements.size(), count),
          "0A000",
          8);
    }
    for (String statement : statements) {
      listener.accept(statement);
      try {
        if (denied.test(statement)) {
          throw Refused.privileges("account 'AB12345'");
        }
        statements(actor).run(statement);
      } catch (Refused e) {
        throw count == 1 ? thrown(e, statement) : within(e, statement);
      }
    }
  }

  private FakeStatements statements(String actor) {
    imports.refresh(state);
    return new FakeStatements(state, actor, standard, imports);
  }

  private static SQLException within(Refused e, String statement) {
    return new SQLException(
        "JavaScript execution error: Uncaught Execution of multiple statements failed on statement"
            + " \"%s\" (at line 1, position 0).\n%s in SYSTEM$MULTISTMT"
                .formatted(statement, e.getMessage()),
        "P0000",
        100_132,
        e);
  }

  private static SQLException thrown(Refused e, String statement) {
    return new SQLException(e.getMessage() + " in: " + statement, e.state(), e.code(), e);
  }

  /**
   * Rows of one question, values as text by column in small letters.
   *
   * @throws SQLException as the driver throws it
   */
  public synchronized List<Map<String, String>> query(String actor, String statement)
      throws SQLException {
    requests++;
    try {
      if (denied.test(statement)) {
        throw Refused.privileges("account 'AB12345'");
      }
      Sql sql = new Sql(statement);
      imports.refresh(state);
      List<Map<String, Object>> rows =
          sql.take("SHOW")
              ? new FakeShow(state, page, qualified, imports).answer(sql)
              : sql.take("DESCRIBE")
                  ? new FakeShow(state, page, qualified, imports).described(sql)
                  : select(sql, actor);
      return rows.stream().map(FakeAccount::texts).toList();
    } catch (Refused e) {
      throw thrown(e, statement);
    }
  }

  private List<Map<String, Object>> select(Sql sql, String actor) {
    sql.need("SELECT");
    return new FakeSelect(state, actor).answer(sql);
  }

  private static Map<String, String> texts(Map<String, Object> row) {
    Map<String, String> texts = new TreeMap<>();
    row.forEach((name, value) -> texts.put(name, FakeSelect.text(value)));
    return texts;
  }

  /** The comment of a table. */
  public synchronized String comment(String database, String schema, String table) {
    return state.table(Path.of(database, schema, table)).comment();
  }

  /** Its owner makes an external table anew with another comment: nothing alters it. */
  public synchronized void comment(String database, String schema, String table, String comment) {
    Path path = Path.of(database, schema, table);
    state.tables.put(path, state.table(path).commented(comment));
  }

  /** Nobody read a stream for longer than changes of its table are kept. */
  public synchronized void stale(String database, String schema, String stream) {
    Path path = Path.of(database, schema, stream);
    state.streams.put(path, FakeStreams.of(state, path).becomingStale());
  }

  /** The comment of a stage. */
  public synchronized String stageComment(String database, String schema, String stage) {
    return FakeStage.of(state, Path.of(database, schema, stage)).comment();
  }

  /** Roles of the table's, or the stage's, database that may read it. */
  public synchronized List<String> readers(String database, String schema, String table) {
    return state.rights.stream()
        .filter(r -> r.path().equals(Path.of(database, schema, table)) && !r.future())
        .filter(r -> List.of("SELECT", "READ").contains(r.privilege()))
        .filter(r -> r.who().kind().equals("DATABASE_ROLE"))
        .map(r -> r.who().name().last())
        .toList();
  }

  /** Somebody logs a model, or a version of one. */
  public synchronized void log(String role, String database, String schema, String model) {
    new FakeModels(state, role).log(Path.of(database, schema, model));
  }

  /** The deployer logs a model into each registry that has none. */
  public synchronized void logEverywhere(String model) {
    for (Path registry : FakeModels.empty(state)) {
      new FakeModels(state, "DEPLOYER")
          .log(Path.of(registry.names().get(0), registry.last(), model));
    }
  }

  /** The comment of a schema. */
  public synchronized String schemaComment(String database, String schema) {
    return state.schema(Path.of(database, schema)).comment();
  }

  /** Roles of a registry's database that may use its models. */
  public synchronized List<String> users(String database, String registry) {
    return state.rights.stream()
        .filter(r -> r.on().equals(FakeModels.KIND) && r.future())
        .filter(r -> r.path().equals(Path.of(database, registry)))
        .filter(r -> r.who().kind().equals("DATABASE_ROLE"))
        .map(r -> r.who().name().last())
        .toList();
  }

  /** Somebody puts a share into a listing. */
  public synchronized void listed(String share, String listing) {
    Path path = Path.of(share);
    FakeState.Share found = state.share(path);
    state.shares.put(
        path, new FakeState.Share(found.owner(), found.comment(), found.accounts(), listing));
  }

  /** A consumer makes a database of a listing, or drops that. */
  public synchronized void taken(String listing, boolean value) {
    new FakeListings(state, "").taken(Path.of(listing), value);
  }

  /** Bodies of the policies that are there, of rows or of columns. */
  synchronized List<String> bodies(boolean ofRows) {
    return state.policies.values().stream()
        .filter(p -> p.ofRows() == ofRows)
        .map(FakeState.Policy::body)
        .toList();
  }

  /** Everything that is there, one line each with all that could be changed about it. */
  public synchronized List<String> lines() {
    return state.lines().stream().filter(l -> !isAccountRole(l)).toList();
  }

  private boolean isAccountRole(String line) {
    return roles.keySet().stream().anyMatch(p -> line.startsWith("role " + p.shown() + " Role["));
  }
}
