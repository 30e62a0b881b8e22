package io.meshwright.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.Principal;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.provider.postgres.PostgresProviderFactory;
import io.meshwright.spi.LocalServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Engines of one JVM share nothing: neither state nor servers nor adapters. */
class TwoEnginesTest {
  @TempDir Path folder;

  private static Mesh mesh() {
    Contract contract =
        Contract.of(
            "orders",
            "1.0.0",
            TableSchema.of(
                "orders",
                Column.builder("order_id", new DataType.Int64()).primaryKey(1).build(),
                Column.of("region", DataType.Text.upTo(10))));
    return Mesh.builder("shop")
        .platform(Platform.of("local", "postgres"))
        .principal(Principal.of("group:analysts"))
        .session(DeclaredSession.of("ana", "group:analysts"))
        .domain(Domain.of("sales", "local"))
        .product(DataProduct.builder("sales.orders").table("orders", 1, "local", contract).build())
        .policy(AccessPolicy.builder("all", "group:analysts", "sales.orders").build())
        .build();
  }

  private MeshwrightEngine.Builder engine(String name) throws IOException {
    // JUnit makes the folder for one user only, and root has to run the server as another.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    return MeshwrightEngine.builder().stateFolder(folder.resolve(name));
  }

  private static ApplyReport apply(MeshwrightEngine engine) {
    return engine.apply(engine.plan(mesh(), PlanOptions.DEFAULT), ApplyOptions.DEFAULT);
  }

  @Test
  void twoEnginesOnTwoServersDoNotKnowOfEachOther() throws IOException {
    LocalServer second;
    LocalServer first;
    try (MeshwrightEngine other = engine("second").build()) {
      second = other.localServer(mesh()).orElseThrow();
      try (MeshwrightEngine one = engine("first").build()) {
        first = one.localServer(mesh()).orElseThrow();
        CompletableFuture<ApplyReport> beside = CompletableFuture.supplyAsync(() -> apply(other));
        assertThat(apply(one).succeeded()).isTrue();
        assertThat(beside.join().succeeded()).isTrue();
        assertThat(first.address().orElseThrow()).isNotEqualTo(second.address().orElseThrow());

        one.apply(
            one.plan(mesh(), PlanOptions.DESTROY), ApplyOptions.DEFAULT.withAllowDataLoss(true));
        first.stop();
      }
      assertThat(other.plan(mesh(), PlanOptions.DEFAULT).changes()).isEmpty();
      assertThat(other.prove(mesh()).succeeded()).isTrue();
    } finally {
      try (MeshwrightEngine again = engine("second").build()) {
        again.localServer(mesh()).orElseThrow().stop();
      }
    }
  }

  @Test
  void adaptersComeFromTheClassPathOrFromAList() throws IOException {
    Platform platform = Platform.of("local", "postgres").with("no_such_setting", "1");
    Mesh mesh = mesh().toBuilder().platform(platform).build();
    try (MeshwrightEngine found = engine("a").build();
        MeshwrightEngine given =
            engine("b").providers(List.of(new PostgresProviderFactory())).build();
        MeshwrightEngine none = engine("c").providers(List.of()).build()) {
      assertThatThrownBy(() -> found.plan(mesh, PlanOptions.DEFAULT))
          .hasMessageContaining("no_such_setting");
      assertThatThrownBy(() -> given.plan(mesh, PlanOptions.DEFAULT))
          .hasMessageContaining("no_such_setting");
      assertThatThrownBy(() -> none.plan(mesh(), PlanOptions.DEFAULT))
          .isInstanceOfSatisfying(
              MeshException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USER))
          .hasMessageContaining("postgres");
    }
  }
}
