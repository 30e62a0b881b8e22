package io.meshwright.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.model.Mesh;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ProofItem;
import io.meshwright.api.report.ProofReport;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What could not be compared is not proved. */
class ProofTest {
  @TempDir Path folder;
  private SharedServer server;
  private Mesh mesh;

  @BeforeEach
  void start() {
    server = SharedServer.in(folder);
    mesh = server.main("additive", "region = 'EU'");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void assertNotProved(String code, String subject) {
    ProofReport proof = server.prove(mesh);
    assertThat(proof.items())
        .isNotEmpty()
        .allMatch(i -> i.status() == ProofItem.Status.UNVERIFIABLE);
    assertThat(proof.succeeded()).isFalse();
    assertThat(proof.problems())
        .filteredOn(Problem::isError)
        .singleElement()
        .matches(p -> p.code().equals(code))
        .matches(p -> p.subject().equals(subject));
  }

  @Test
  void aMeshThatIsNotAppliedIsNotProved() {
    assertNotProved("not-proved", "local");
    server.apply(mesh);
    assertThat(server.prove(mesh).succeeded()).isTrue();
  }

  @Test
  void aTableThatIsGoneIsNotProved() {
    server.apply(mesh);
    server.byHand("DROP TABLE sales_orders_internal.orders_v1 CASCADE");
    assertNotProved("not-proved", "local");
  }

  @Test
  void aLoginThatIsRefusedProvesNothing() {
    server.apply(mesh);
    server.byHand("ALTER ROLE session_ana NOLOGIN");
    assertNotProved("login-refused", "ana");
  }
}
