package io.meshwright.provider.snowflake.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Questions to the catalogue, several at a time. What will surely be wanted is asked ahead; an
 * answer is given to who wants it, on his own thread, so that reading itself stays in order. No
 * question is asked twice, and none goes on after closing. For one thread.
 */
final class ParallelReads implements AutoCloseable {
  private final SnowflakeGateway gateway;
  private final Map<CatalogueRead, Future<List<SnowflakeRow>>> asked = new HashMap<>();
  private Optional<ExecutorService> threads = Optional.empty();

  ParallelReads(SnowflakeGateway gateway) {
    this.gateway = gateway;
  }

  /** Asks what will be wanted; where questions are taken one by one, they wait until they are. */
  void ahead(List<CatalogueRead> reads) {
    if (gateway.readers() < 2 || reads.size() < 2) {
      return;
    }
    ExecutorService running = threads.orElseGet(this::start);
    reads.forEach(
        read -> asked.computeIfAbsent(read, some -> running.submit(() -> gateway.query(some))));
  }

  /** The driver waits inside locks, which virtual threads of JDK 21 do not let go of. */
  private ExecutorService start() {
    ExecutorService started =
        Executors.newFixedThreadPool(
            gateway.readers(), Thread.ofPlatform().daemon().name("snowflake-read-", 0).factory());
    threads = Optional.of(started);
    return started;
  }

  /**
   * The answer to a question.
   *
   * @throws MeshException as {@link SnowflakeGateway#query}; of kind TRANSIENT where the thread was
   *     interrupted
   */
  List<SnowflakeRow> answer(CatalogueRead read) {
    Future<List<SnowflakeRow>> ahead = asked.remove(read);
    if (ahead == null) {
      return gateway.query(read);
    }
    try {
      return ahead.get();
    } catch (ExecutionException e) {
      throw turned(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MeshException(ErrorKind.TRANSIENT, "interrupted while the catalogue was read", e);
    }
  }

  private static RuntimeException turned(ExecutionException failure) {
    return switch (failure.getCause()) {
      case Error error -> throw error;
      case RuntimeException known -> known;
      case null, default ->
          new MeshException(ErrorKind.INTERNAL, "reading the catalogue failed", failure);
    };
  }

  /** Ends: what was not begun is not asked, and what was is waited for. */
  @Override
  public void close() {
    asked.values().forEach(future -> future.cancel(false));
    asked.clear();
    threads.ifPresent(ExecutorService::close);
  }
}
