package io.meshwright.provider.snowflake.fake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What is in an account. Paths are names from the database on. */
final class FakeState {
  final Map<Path, Database> databases = new TreeMap<>();
  final Map<Path, Schema> schemas = new TreeMap<>();
  final Map<Path, Table> tables = new TreeMap<>();

  /** Tables whose changes are kept; some may be gone. */
  final Set<Path> tracked = new TreeSet<>();

  final Map<Path, FakeDynamicTables.Kept> dynamic = new TreeMap<>();
  final Map<Path, FakeExternalTables.Files> external = new TreeMap<>();
  final Map<Path, FakeView> views = new TreeMap<>();
  final Map<FakeMetrics.Key, FakeMetrics.On> metrics = new TreeMap<>();
  final Map<Path, String> schedules = new TreeMap<>();
  final Map<Path, FakeTask> tasks = new TreeMap<>();
  final Map<Path, FakeStreams.Offset> streams = new TreeMap<>();
  final Map<Path, FakeStage> stages = new TreeMap<>();

  /** Models and who owns them. */
  final Map<Path, String> models = new TreeMap<>();

  final Map<Path, Policy> policies = new TreeMap<>();
  final Map<Path, Role> roles = new TreeMap<>();
  final Map<Path, Share> shares = new TreeMap<>();
  final Map<Path, FakeListings.Listing> listings = new TreeMap<>();

  /** Databases that are shares of others. */
  final Map<Path, FakeImports.Share> imports = new TreeMap<>();

  /** By account role what it was given on the account that lets it run tasks. */
  final Map<String, Set<String>> running = new TreeMap<>();

  final FakeCompute compute = new FakeCompute();
  final FakeTagging tagging = new FakeTagging();
  final Set<Right> rights = new TreeSet<>();
  final Set<Given> given = new TreeSet<>();

  /** A name with those of what it is in. */
  record Path(List<String> names) implements Comparable<Path> {
    Path {
      names = List.copyOf(names);
    }

    static Path of(String... names) {
      return new Path(List.of(names));
    }

    String last() {
      return names.getLast();
    }

    Path parent() {
      return new Path(names.subList(0, names.size() - 1));
    }

    boolean isWithin(Path other) {
      return names.size() >= other.names.size()
          && names.subList(0, other.names.size()).equals(other.names);
    }

    /** As answers show it: quotes where a name needs them. */
    String shown() {
      return String.join(".", names.stream().map(Path::quoted).toList());
    }

    private static String quoted(String name) {
      return name.matches("[A-Z_][A-Z0-9_$]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public int compareTo(Path other) {
      return String.join("\0", names).compareTo(String.join("\0", other.names));
    }
  }

  record Database(String owner, String comment) {}

  record Schema(boolean managed, String owner, String comment) {}

  /** A role of the account, by its name, or of a database. */
  record Role(String owner, String comment) {}

  /**
   * What other accounts may use.
   *
   * @param accounts to which it is open
   * @param listing a listing that says who else gets it; may be empty
   */
  record Share(String owner, String comment, List<String> accounts, String listing) {
    Share {
      accounts = List.copyOf(accounts);
    }

    Share commented(String text) {
      return new Share(owner, text, accounts, listing);
    }

    Share opened(List<String> others) {
      return new Share(owner, comment, others, listing);
    }
  }

  /** A column; with a masking policy where it has one, and the columns that it is called with. */
  record Column(
      String name,
      String type,
      boolean required,
      String comment,
      Optional<Path> mask,
      List<String> using) {
    Column masked(Optional<Path> policy, List<String> columns) {
      return new Column(name, type, required, comment, policy, columns);
    }

    Column required(boolean value) {
      return new Column(name, type, value, comment, mask, using);
    }

    Column typed(String value) {
      return new Column(name, value, required, comment, mask, using);
    }

    Column commented(String value) {
      return new Column(name, type, required, value, mask, using);
    }
  }

  /** A table; with a row access policy where it has one, and the columns that it is called with. */
  record Table(
      String kind,
      List<Column> columns,
      Optional<Path> rowPolicy,
      List<String> on,
      String owner,
      String comment) {
    Table {
      columns = List.copyOf(columns);
    }

    Column column(String name) {
      return columns.stream()
          .filter(c -> c.name().equals(name))
          .findFirst()
          .orElseThrow(() -> Refused.identifier(name));
    }

    boolean has(String name) {
      return columns.stream().anyMatch(c -> c.name().equals(name));
    }

    Table with(Column changed) {
      return columns(
          columns.stream().map(c -> c.name().equals(changed.name()) ? changed : c).toList());
    }

    Table columns(List<Column> others) {
      return new Table(kind, others, rowPolicy, on, owner, comment);
    }

    Table rows(Optional<Path> policy, List<String> arguments) {
      return new Table(kind, columns, policy, arguments, owner, comment);
    }

    Table commented(String text) {
      return new Table(kind, columns, rowPolicy, on, owner, text);
    }
  }

  record Argument(String name, String type) {}

  /** A policy of rows, or one of a column. */
  record Policy(
      boolean ofRows,
      List<Argument> arguments,
      String returns,
      String body,
      String owner,
      String comment) {
    String kind() {
      return ofRows ? "Row access policy" : "Masking policy";
    }
  }

  /** Somebody: ROLE, DATABASE_ROLE, USER or SHARE. */
  record Who(String kind, Path name) {}

  /**
   * A right.
   *
   * @param on DATABASE, SCHEMA, TABLE or another kind
   * @param path what it is on; for objects to come what these are in
   */
  record Right(String on, Path path, String privilege, Who who, boolean grantable, boolean future)
      implements Comparable<Right> {
    @Override
    public int compareTo(Right other) {
      return toString().compareTo(other.toString());
    }
  }

  /** A role that somebody has. */
  record Given(Path role, Who to) implements Comparable<Given> {
    @Override
    public int compareTo(Given other) {
      return toString().compareTo(other.toString());
    }
  }

  Table table(Path path) {
    Table table = tables.get(path);
    if (table == null) {
      schema(path.parent());
      throw Refused.missing("Table", path.shown());
    }
    return table;
  }

  Schema schema(Path path) {
    Schema schema = schemas.get(path);
    if (schema == null) {
      database(path.parent());
      throw Refused.missing("Schema", path.shown());
    }
    return schema;
  }

  Database database(Path path) {
    Database database = databases.get(path);
    if (database == null) {
      throw Refused.missing("Database", path.shown());
    }
    return database;
  }

  Policy policy(Path path, boolean ofRows) {
    Policy policy = policies.get(path);
    if (policy == null || policy.ofRows() != ofRows) {
      schema(path.parent());
      throw Refused.missing(ofRows ? "Row access policy" : "Masking policy", path.shown());
    }
    return policy;
  }

  Role role(Path path) {
    Role role = roles.get(path);
    if (role == null) {
      if (path.names().size() > 1) {
        database(path.parent());
      }
      throw Refused.missing(path.names().size() > 1 ? "Database role" : "Role", path.shown());
    }
    return role;
  }

  Share share(Path path) {
    Share share = shares.get(path);
    if (share == null) {
      throw Refused.missing("Share", path.shown());
    }
    return share;
  }

  /** Tables that a policy is on. */
  Stream<Path> users(Path policy) {
    return tables.entrySet().stream()
        .filter(
            e ->
                Stream.concat(
                        e.getValue().rowPolicy().stream(),
                        e.getValue().columns().stream().flatMap(c -> c.mask().stream()))
                    .anyMatch(policy::equals))
        .map(Map.Entry::getKey);
  }

  /** Takes away what is within a path, and all rights on it and of its roles. */
  void forget(Path path) {
    tagging.forget(path);
    for (Map<Path, ?> all :
        List.of(databases, schemas, tables, dynamic, external, views, policies)) {
      all.keySet().removeIf(p -> p.isWithin(path));
    }
    metrics.keySet().removeIf(k -> k.table().isWithin(path));
    schedules.keySet().removeIf(p -> p.isWithin(path));
    boolean container = path.names().size() < 3;
    streams.replaceAll((p, s) -> s.without(path));
    // A stage, task, stream or model may have the name of a table.
    rights.removeIf(
        r ->
            !r.path().names().isEmpty()
                && r.path().isWithin(path)
                && (container
                    || !List.of(FakeStages.KIND, FakeModels.KIND, FakeStreams.KIND, "TASK")
                        .contains(r.on())));
    if (container) {
      stages.keySet().removeIf(p -> p.isWithin(path));
      models.keySet().removeIf(p -> p.isWithin(path));
      tasks.keySet().removeIf(p -> p.isWithin(path));
      streams.keySet().removeIf(p -> p.isWithin(path));
    }
    if (path.names().size() == 1) {
      List<Path> inside =
          roles.keySet().stream().filter(p -> p.names().size() > 1 && p.isWithin(path)).toList();
      inside.forEach(this::forgetRole);
    }
  }

  void forgetStage(Path path) {
    stages.remove(path);
    rights.removeIf(r -> r.on().equals(FakeStages.KIND) && !r.future() && r.path().equals(path));
  }

  void forgetModel(Path path) {
    models.remove(path);
    rights.removeIf(r -> r.on().equals(FakeModels.KIND) && !r.future() && r.path().equals(path));
  }

  void forgetStream(Path path) {
    streams.remove(path);
    rights.removeIf(r -> r.on().equals(FakeStreams.KIND) && !r.future() && r.path().equals(path));
  }

  void forgetTask(Path path) {
    tasks.remove(path);
    rights.removeIf(r -> r.path().equals(path) && r.on().equals("TASK"));
  }

  void forgetRole(Path path) {
    roles.remove(path);
    compute.forgetRole(path);
    rights.removeIf(r -> isRole(r.who(), path));
    given.removeIf(g -> g.role().equals(path) || isRole(g.to(), path));
  }

  private static boolean isRole(Who who, Path path) {
    return who.name().equals(path) && who.kind().endsWith("ROLE");
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    databases.forEach((p, d) -> lines.add("database " + p.shown() + " " + d));
    schemas.forEach((p, s) -> lines.add("schema " + p.shown() + " " + s));
    tables.forEach((p, t) -> lines.add("table " + p.shown() + " " + t));
    dynamic.forEach((p, k) -> lines.add("dynamic table " + p.shown() + " " + k));
    external.forEach((p, f) -> lines.add("files of " + p.shown() + " " + f));
    tables.keySet().stream()
        .filter(tracked::contains)
        .forEach(p -> lines.add("changes of " + p.shown() + " are kept"));
    views.forEach((p, v) -> lines.add("view " + p.shown() + " " + v));
    metrics.forEach((k, o) -> lines.add("metric " + k + " " + o));
    tasks.forEach((p, t) -> lines.add("task " + p.shown() + " " + t));
    streams.forEach((p, s) -> lines.add("stream " + p.shown() + " " + s));
    stages.forEach((p, s) -> lines.add("stage " + p.shown() + " " + s));
    models.forEach((p, o) -> lines.add("model " + p.shown() + " " + o));
    policies.forEach((p, o) -> lines.add("policy " + p.shown() + " " + o));
    roles.forEach((p, r) -> lines.add("role " + p.shown() + " " + r));
    shares.forEach((p, s) -> lines.add("share " + p.shown() + " " + s));
    listings.forEach((p, l) -> lines.add("listing " + p.shown() + " " + l));
    imports.forEach((p, s) -> lines.add("import " + p.shown() + " " + s));
    rights.forEach(
        r -> lines.add("right " + r.privilege() + " " + r.on() + " " + r.path().shown() + " " + r));
    given.forEach(g -> lines.add("given " + g.role().shown() + " " + g));
    lines.addAll(compute.lines());
    lines.addAll(tagging.lines());
    lines.sort(Comparator.naturalOrder());
    return lines;
  }
}
