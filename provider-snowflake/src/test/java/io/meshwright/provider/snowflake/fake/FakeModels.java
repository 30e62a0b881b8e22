package io.meshwright.provider.snowflake.fake;

import io.meshwright.provider.snowflake.fake.FakeState.Path;
import io.meshwright.provider.snowflake.fake.FakeState.Schema;
import io.meshwright.provider.snowflake.fake.FakeState.Who;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Models, by the pages of the model registry and of SHOW MODELS. They are logged by its library:
 * SQL makes none from nothing. Whoever logs one has CREATE MODEL on the schema, or owns that, and
 * owns the model then; in a schema with managed access he grants nothing on it.
 */
final class FakeModels {
  static final String KIND = "MODEL";
  private static final String ADMINISTRATOR = "ACCOUNTADMIN";

  private final FakeState state;
  private final String actor;

  FakeModels(FakeState state, String actor) {
    this.state = state;
    this.actor = actor;
  }

  /** What the library of the registry does; the first version makes the model. */
  void log(Path path) {
    Schema schema = state.schema(path.parent());
    boolean may =
        mine(schema.owner())
            || state.rights.stream()
                .filter(r -> !r.future() && r.privilege().equals("CREATE MODEL"))
                .filter(r -> r.path().equals(path.parent()))
                .anyMatch(r -> held().contains(r.who()));
    if (!may) {
      throw Refused.privileges("schema '" + path.parent().last() + "'");
    }
    String owner = state.models.get(path);
    if (owner != null) {
      // Another version of a model is its owner's to add.
      owned(path);
      return;
    }
    state.models.put(path, actor);
    new FakeGrants(state, actor).onNew(path, KIND);
  }

  /** Runs a statement, where it is about a model and about nothing else. */
  boolean runs(Sql sql) {
    if (sql.take("DROP MODEL")) {
      boolean quiet = sql.take("IF EXISTS");
      Path path = FakeStatements.path(sql, 3);
      if (!quiet || state.models.containsKey(path)) {
        owned(path);
        state.forgetModel(path);
      }
      return true;
    }
    if (sql.take("GRANT OWNERSHIP ON MODEL")) {
      Path path = FakeStatements.path(sql, 3);
      sql.need("TO ROLE");
      Path role = FakeStatements.path(sql, 1);
      if (!sql.take("COPY CURRENT GRANTS")) {
        sql.need("REVOKE CURRENT GRANTS");
      }
      owned(path);
      state.role(role);
      state.models.put(path, role.last());
      return true;
    }
    return false;
  }

  private void owned(Path path) {
    if (!mine(of(state, path))) {
      throw Refused.privileges("model '" + path.last() + "'");
    }
  }

  private boolean mine(String owner) {
    return actor.equals(ADMINISTRATOR) || held().contains(new Who("ROLE", Path.of(owner)));
  }

  /** Roles that the actor has, those of databases included. */
  private Set<Who> held() {
    Set<Who> all = new HashSet<>(List.of(new Who("ROLE", Path.of(actor))));
    boolean more = true;
    while (more) {
      Set<Who> found = new HashSet<>();
      state.given.stream()
          .filter(g -> all.contains(g.to()))
          .forEach(
              g ->
                  found.add(
                      new Who(g.role().names().size() > 1 ? "DATABASE_ROLE" : "ROLE", g.role())));
      more = all.addAll(found);
    }
    return all;
  }

  /** With managed access the schema's owner grants, and whoever manages grants. */
  void check(Path path) {
    String owner = of(state, path);
    Schema schema = state.schema(path.parent());
    boolean may =
        actor.equals(ADMINISTRATOR) || mine(schema.owner()) || !schema.managed() && mine(owner);
    if (!may) {
      throw Refused.privileges("model '" + path.last() + "'");
    }
  }

  /** Answers to SHOW MODELS. */
  List<String[]> shown(Path container) {
    return state.models.entrySet().stream()
        .filter(e -> e.getKey().isWithin(container))
        .map(
            e ->
                new String[] {
                  "name",
                  e.getKey().last(),
                  "model_type",
                  "USER_MODEL",
                  "database_name",
                  e.getKey().names().get(0),
                  "schema_name",
                  e.getKey().names().get(1),
                  "owner",
                  e.getValue()
                })
        .toList();
  }

  /** What something is called by SHOW GRANTS, as those found who read it from real accounts. */
  static String shown(String kind) {
    return kind.equals(KIND) ? "MODULE" : kind;
  }

  /** The owner of a model. */
  static String of(FakeState state, Path path) {
    String owner = state.models.get(path);
    if (owner == null) {
      state.schema(path.parent());
      throw Refused.missing("Model", path.shown());
    }
    return owner;
  }

  /** Registries that nothing was logged into. */
  static Set<Path> empty(FakeState state) {
    Set<Path> all = new TreeSet<>();
    state.schemas.forEach(
        (path, schema) -> {
          if (schema.comment().contains("&in.00000=")
              && state.models.keySet().stream().noneMatch(m -> m.isWithin(path))) {
            all.add(path);
          }
        });
    return all;
  }
}
