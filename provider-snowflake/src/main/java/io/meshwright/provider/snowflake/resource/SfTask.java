package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Digest;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A task: a pipeline. How long it may take, how big its compute is and whom it tells of failures is
 * its owner's to tune, and no part of it.
 *
 * @param database its database
 * @param schema its schema
 * @param name its name
 * @param runs what runs
 * @param schedule when, as Snowflake is told; empty where somebody, or a stream, starts it
 * @param follows streams of its schema, one of which has to have something to show; empty where it
 *     runs whatever they have
 * @param warehouse what runs it; empty where Snowflake gives the compute
 * @param role whose rights it has: its owner, as grantees are written
 * @param started whether it runs by its schedule
 * @param others what else decides on what runs, such as a condition or a user that it acts as
 */
public record SfTask(
    String database,
    String schema,
    String name,
    Runs runs,
    Optional<String> schedule,
    List<String> follows,
    Optional<String> warehouse,
    String role,
    boolean started,
    Optional<Digest> others)
    implements SfResource {
  /** The kind. */
  public static final String KIND = "task";

  private static final String PROCEDURE = "procedure";
  private static final String NOTEBOOK = "notebook";
  private static final String UNREAD = "unread";
  private static final String SCHEDULE = "schedule";
  private static final String FOLLOWS = "follows";
  private static final String WAREHOUSE = "warehouse";
  private static final String ROLE = "role";
  private static final String STARTED = "started";
  private static final String OTHERS = "others";

  /** Copies the names. */
  public SfTask {
    follows = List.copyOf(follows);
  }

  /** One that follows nothing. */
  public SfTask(
      String database,
      String schema,
      String name,
      Runs runs,
      Optional<String> schedule,
      Optional<String> warehouse,
      String role,
      boolean started,
      Optional<Digest> others) {
    this(database, schema, name, runs, schedule, List.of(), warehouse, role, started, others);
  }

  /** The same where a stream has to have something to show. */
  public SfTask following(List<String> streams) {
    return new SfTask(
        database, schema, name, runs, schedule, streams, warehouse, role, started, others);
  }

  /** What a task runs. */
  public sealed interface Runs {
    /**
     * A stored procedure without arguments.
     *
     * @param path its database, schema and name
     */
    record Procedure(List<String> path) implements Runs {
      /** Copies the path. */
      public Procedure {
        path = List.copyOf(path);
      }
    }

    /**
     * A notebook.
     *
     * @param path its database, schema and name
     */
    record Notebook(List<String> path) implements Runs {
      /** Copies the path. */
      public Notebook {
        path = List.copyOf(path);
      }
    }

    /**
     * Something else.
     *
     * @param digest of its text
     */
    record Unread(String digest) implements Runs {}
  }

  /** Where a task lives. */
  public static Address address(String platform, String database, String schema, String name) {
    return Address.of(platform, KIND, database, schema, name);
  }

  @Override
  public Address address(String platform) {
    return address(platform, database, schema, name);
  }

  @Override
  public Resource toResource(String platform) {
    TreeMap<String, Value> values = new TreeMap<>();
    switch (runs) {
      case Runs.Procedure(List<String> path) -> values.put(PROCEDURE, Attributes.texts(path));
      case Runs.Notebook(List<String> path) -> values.put(NOTEBOOK, Attributes.texts(path));
      case Runs.Unread(String digest) -> values.put(UNREAD, Value.of(digest));
    }
    schedule.ifPresent(s -> values.put(SCHEDULE, Value.of(s)));
    if (!follows.isEmpty()) {
      values.put(FOLLOWS, Attributes.texts(follows));
    }
    warehouse.ifPresent(w -> values.put(WAREHOUSE, Value.of(w)));
    values.put(ROLE, Value.of(role));
    values.put(STARTED, Value.of(started));
    others.ifPresent(digest -> values.put(OTHERS, new Value.Opaque(digest)));
    return Resource.of(
        address(platform), values, List.of(SfSchema.address(platform, database, schema)));
  }

  static SfTask of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    return new SfTask(
        path.get(0),
        path.get(1),
        path.get(2),
        runs(values),
        optional(values, SCHEDULE),
        values.has(FOLLOWS) ? values.texts(FOLLOWS) : List.of(),
        optional(values, WAREHOUSE),
        values.text(ROLE),
        values.bool(STARTED),
        values.has(OTHERS) ? Optional.of(values.digest(OTHERS)) : Optional.empty());
  }

  private static Runs runs(Attributes values) {
    if (values.has(PROCEDURE)) {
      return new Runs.Procedure(values.texts(PROCEDURE));
    }
    return values.has(NOTEBOOK)
        ? new Runs.Notebook(values.texts(NOTEBOOK))
        : new Runs.Unread(values.text(UNREAD));
  }

  private static Optional<String> optional(Attributes values, String name) {
    return values.has(name) ? Optional.of(values.text(name)) : Optional.empty();
  }
}
