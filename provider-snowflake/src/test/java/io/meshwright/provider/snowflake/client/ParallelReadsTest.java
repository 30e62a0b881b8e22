package io.meshwright.provider.snowflake.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.kit.sql.SqlText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Questions that are asked several at a time. */
class ParallelReadsTest {
  private static final int READERS = 4;
  private static final List<CatalogueRead> QUESTIONS =
      IntStream.range(0, 3 * READERS)
          .mapToObj(n -> CatalogueRead.of(CatalogueQuery.TABLES, "DB" + n))
          .toList();

  /** An account that answers with the name of the database; DB2 is nobody's to read. */
  private static final class Account implements SnowflakeGateway {
    private final int readers;
    private final Optional<CyclicBarrier> together;
    private final Queue<CatalogueRead> asked = new ConcurrentLinkedQueue<>();

    /** Answers as soon as so many questions have come, where that is said. */
    Account(int readers, Optional<Integer> together) {
      this.readers = readers;
      this.together = together.map(CyclicBarrier::new);
    }

    @Override
    public int readers() {
      return readers;
    }

    @Override
    public List<SnowflakeRow> query(CatalogueRead read) {
      asked.add(read);
      together.ifPresent(Account::await);
      if (read.database().equals("DB2")) {
        throw new MeshException(ErrorKind.PERMISSION, "no right to read DB2");
      }
      return List.of(new SnowflakeRow(Map.of("name", read.database())));
    }

    private static void await(CyclicBarrier barrier) {
      try {
        barrier.await(1, TimeUnit.MINUTES);
      } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
        throw new IllegalStateException("the others did not come", e);
      }
    }

    @Override
    public void run(List<SqlText> statements) {
      throw new AssertionError("reading writes nothing");
    }

    @Override
    public void lock(SqlText statement) {
      throw new AssertionError("reading locks nothing");
    }
  }

  private static String answer(ParallelReads reads, CatalogueRead read) {
    return reads.answer(read).getFirst().text("name");
  }

  @Test
  void asManyAreAskedAtOnceAsTheAccountTakes() {
    Account account = new Account(READERS, Optional.of(READERS));
    List<String> answers = new ArrayList<>();
    try (ParallelReads reads = new ParallelReads(account)) {
      List<CatalogueRead> some = QUESTIONS.subList(READERS, 3 * READERS);
      reads.ahead(some);
      some.forEach(q -> answers.add(answer(reads, q)));
    }
    assertThat(answers).containsExactly("DB4", "DB5", "DB6", "DB7", "DB8", "DB9", "DB10", "DB11");
    assertThat(account.asked).hasSize(2 * READERS);
  }

  @Test
  void noQuestionIsAskedTwiceAndOneThatWasNotAskedAheadIsAskedWhenItIsWanted() {
    Account account = new Account(READERS, Optional.empty());
    try (ParallelReads reads = new ParallelReads(account)) {
      reads.ahead(QUESTIONS.subList(4, 8));
      reads.ahead(QUESTIONS.subList(5, 8));
      for (CatalogueRead question : QUESTIONS.subList(4, 10)) {
        assertThat(answer(reads, question)).isEqualTo(question.database());
      }
    }
    assertThat(account.asked).containsExactlyInAnyOrderElementsOf(QUESTIONS.subList(4, 10));
  }

  @Test
  void aRefusalReachesWhoWantsThatAnswerAndNobodyElse() {
    try (ParallelReads reads = new ParallelReads(new Account(READERS, Optional.empty()))) {
      reads.ahead(QUESTIONS.subList(0, 4));
      assertThat(answer(reads, QUESTIONS.get(3))).isEqualTo("DB3");
      assertThatThrownBy(() -> answer(reads, QUESTIONS.get(2)))
          .isInstanceOfSatisfying(
              MeshException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.PERMISSION))
          .hasMessage("no right to read DB2");
    }
  }

  @Test
  void anAccountThatTakesThemOneByOneIsAskedNothingAhead() {
    Account account = new Account(1, Optional.empty());
    try (ParallelReads reads = new ParallelReads(account)) {
      reads.ahead(QUESTIONS);
      assertThat(account.asked).isEmpty();
      assertThat(answer(reads, QUESTIONS.get(7))).isEqualTo("DB7");
    }
    assertThat(account.asked).containsExactly(QUESTIONS.get(7));
  }

  @Test
  void whatIsInterruptedSaysSoAndStaysInterrupted() {
    // Nobody is answered before the test itself has come.
    Account account = new Account(READERS, Optional.of(READERS + 1));
    try (ParallelReads reads = new ParallelReads(account)) {
      reads.ahead(QUESTIONS.subList(4, 8));
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> answer(reads, QUESTIONS.get(4)))
          .isInstanceOfSatisfying(
              MeshException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.TRANSIENT));
      assertThat(Thread.interrupted()).isTrue();
      account.together.ifPresent(Account::await);
    }
  }

  @Test
  void whatNobodyWantedAnyMoreEndsWithTheReading() throws InterruptedException {
    Account account = new Account(2, Optional.empty());
    try (ParallelReads reads = new ParallelReads(account)) {
      reads.ahead(QUESTIONS);
    }
    int asked = account.asked.size();
    assertThat(asked).isLessThanOrEqualTo(QUESTIONS.size());
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("snowflake-read-")) {
        // Whoever says that all is over is still there for a moment.
        assertThat(thread.join(Duration.ofMinutes(1))).as(thread.getName()).isTrue();
      }
    }
    assertThat(account.asked).hasSize(asked);
  }
}
