package io.meshwright.provider.snowflake.apply;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.resource.Digest;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Seen;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.kit.sql.UnwritableException;
import io.meshwright.provider.snowflake.client.SfComments;
import io.meshwright.provider.snowflake.client.SfLive;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfTask;
import io.meshwright.provider.snowflake.sql.TaskStatements;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Changes of tasks. A task has the rights of its owner, who has to be its producer before it is
 * told what it runs: made by the deployer it runs nothing, and it is started last.
 */
final class TaskWriter {
  private final SfLive live;

  TaskWriter(SfLive live) {
    this.live = live;
  }

  /** A task that was made in part is made up to the end; what is somebody else's stays. */
  List<SqlText> make(SfTask task, Marker marker) throws UnwritableException {
    boolean begun = now(task).map(Seen.Present::owner).equals(Optional.of(marked(marker)));
    return begun ? change(task, marker) : made(task, marker);
  }

  private static Owner marked(Marker marker) {
    return new Owner.Marked(marker);
  }

  private Optional<Seen.Present> now(SfTask task) {
    return Optional.ofNullable(live.facts().get(task.address(live.platform())));
  }

  private List<SqlText> made(SfTask task, Marker marker) throws UnwritableException {
    List<SqlText> all = new ArrayList<>();
    all.add(TaskStatements.create(task, SfComments.plain(task, marker)));
    all.addAll(from(empty(task), task));
    return all;
  }

  /** A task as it is made. */
  private static SfTask empty(SfTask task) {
    return new SfTask(
        task.database(),
        task.schema(),
        task.name(),
        new SfTask.Runs.Unread(Digest.of("").toString()),
        Optional.empty(),
        task.follows(),
        task.warehouse(),
        "",
        false,
        Optional.empty());
  }

  List<SqlText> change(SfTask task, Marker marker) throws UnwritableException {
    Optional<Seen.Present> seen = now(task);
    if (seen.isEmpty()) {
      return made(task, marker);
    }
    SfTask there = (SfTask) SfResource.of(seen.get().resource());
    List<SqlText> all = new ArrayList<>();
    // Nothing of a task is changed, nor is it given to anybody, while it runs.
    boolean marked = seen.get().owner().equals(marked(marker));
    if (there.started() && !(marked && there.equals(task))) {
      all.add(TaskStatements.suspend(there));
    }
    // Somebody who owns a task may give it another text until it is somebody else's: what he had is
    // never run with the rights of the next.
    if (there.others().isPresent() || !there.role().equals(task.role()) || !isMadeAs(there, task)) {
      all.add(TaskStatements.drop(there));
      all.addAll(made(task, marker));
      return all;
    }
    all.addAll(from(there, task));
    if (!marked) {
      // Before it is started, where it is.
      all.add(
          all.size() - (task.started() ? 1 : 0),
          TaskStatements.comment(task, SfComments.plain(task, marker)));
    }
    return all;
  }

  /**
   * Whether the statement that makes a task would say the same: which streams it follows, and where
   * it follows some, on what compute, which takes more than a warehouse.
   */
  private static boolean isMadeAs(SfTask there, SfTask task) {
    return there.follows().equals(task.follows())
        && (task.follows().isEmpty() || there.warehouse().equals(task.warehouse()));
  }

  /** From a task that is suspended, or as it is wanted, to the one that is wanted. */
  private static List<SqlText> from(SfTask there, SfTask task) throws UnwritableException {
    List<SqlText> all = new ArrayList<>();
    if (!there.role().equals(task.role())) {
      all.add(TaskStatements.own(task, role(task)));
    }
    if (!there.runs().equals(task.runs())) {
      all.add(TaskStatements.modify(task));
    }
    if (!there.warehouse().equals(task.warehouse())) {
      all.add(TaskStatements.warehouse(task, task.warehouse()));
    }
    if (!there.schedule().equals(task.schedule())) {
      all.add(TaskStatements.schedule(task, task.schedule()));
    }
    if (task.started()) {
      all.add(TaskStatements.resume(task));
    }
    return all;
  }

  private static String role(SfTask task) {
    if (!task.role().startsWith(SfGrant.ROLE)) {
      throw new MeshException(
          ErrorKind.INTERNAL, task.role() + " is no role of the account that could own a task");
    }
    return task.role().substring(SfGrant.ROLE.length());
  }

  List<SqlText> take(SfTask task) {
    return List.of(TaskStatements.drop(task));
  }
}
