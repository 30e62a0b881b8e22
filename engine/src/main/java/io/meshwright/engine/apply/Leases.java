package io.meshwright.engine.apply;

import io.meshwright.api.name.WorkspaceId;
import io.meshwright.spi.Executor;
import io.meshwright.spi.Lease;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The right to write to every platform of a run: all of them, or none. */
record Leases(List<Lease> held) implements AutoCloseable {
  Leases {
    held = List.copyOf(held);
  }

  /**
   * Takes them one after the other on a thread of its own, since a platform may take long to
   * answer. Where one is refused those before it are given back.
   *
   * @param whenAnswered run on that thread when the result is there
   */
  static CompletableFuture<Leases> acquire(
      WorkspaceId mesh,
      List<String> platforms,
      Function<String, Executor> executors,
      Runnable whenAnswered) {
    CompletableFuture<Leases> future = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              acquire(mesh, platforms, executors, future);
              whenAnswered.run();
            });
    return future;
  }

  private static void acquire(
      WorkspaceId mesh,
      List<String> platforms,
      Function<String, Executor> executors,
      CompletableFuture<Leases> future) {
    List<Lease> held = new ArrayList<>();
    try {
      for (String platform : platforms) {
        held.add(executors.apply(platform).acquire(mesh));
      }
    } catch (RuntimeException | Error e) {
      // Whatever it is, the run that waits has to hear of it, also where giving back fails.
      try {
        new Leases(held).close();
      } catch (RuntimeException | Error later) {
        e.addSuppressed(later);
      }
      future.completeExceptionally(e);
      return;
    }
    future.complete(new Leases(held));
  }

  /** Gives all of them back, also where one cannot be. */
  @Override
  public void close() {
    close(held);
  }

  private static void close(List<Lease> left) {
    if (left.isEmpty()) {
      return;
    }
    try {
      left.getLast().close();
    } finally {
      close(left.subList(0, left.size() - 1));
    }
  }
}
