package io.meshwright.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Grounds;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.report.AccessRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Access that somebody asks for, as a file of the example workspace; no platform is touched. */
class RequestTest {
  private static final String FILE = "policies/stores-see-orders.yaml";

  @TempDir Path folder;
  private Retailer retailer;

  @BeforeEach
  void open() {
    retailer = Retailer.open(Retailer.copyInto(folder));
  }

  @AfterEach
  void close() {
    retailer.close();
  }

  private static AccessPolicy.Builder grant(String id) {
    return AccessPolicy.builder(id, "group:store-managers", "sales.orders.orders@2")
        .columns("order_id", "region")
        .rows(Expression.equal("region", "EU"))
        .until(Instant.parse("2999-01-01T00:00:00Z"))
        .grounds(new Grounds("returns", "stores take parcels back", "", "REQ-1", false));
  }

  @Test
  void theFileIsReadAsThePolicyThatWasAskedFor() {
    AccessRequest request = retailer.engine().request(folder, grant("stores-see-orders").build());

    assertThat(request.file()).isEqualTo(FILE);
    assertThat(retailer.engine().read(folder).mesh().orElseThrow().accessPolicies())
        .contains(grant("stores-see-orders").build());
    assertThat(request.exposure())
        .singleElement()
        .matches(e -> e.session().value().equals("stella-store"))
        .matches(e -> e.widens() && !e.narrows())
        .matches(e -> e.after().toString().contains("reads order_id, region where"));
  }

  @Test
  void whatDoesNotFitLeavesNothingBehind() throws IOException {
    AccessPolicy unknown = grant("stores-see-orders").columns("no_such_column").build();
    assertThatThrownBy(() -> retailer.engine().request(folder, unknown))
        .isInstanceOf(MeshException.class)
        .hasMessageContaining("no_such_column");
    assertThat(folder.resolve(FILE)).doesNotExist();
    assertThatThrownBy(
            () -> retailer.engine().request(folder, grant("finance-reads-orders").build()))
        .isInstanceOf(MeshException.class)
        .hasMessageContaining("a policy of this id is there already");
    Files.writeString(folder.resolve(FILE), "");
    assertThatThrownBy(() -> retailer.engine().request(folder, grant("stores-see-orders").build()))
        .isInstanceOf(MeshException.class)
        .hasMessageContaining("the file is there already");
    assertThat(folder.resolve(FILE)).isEmptyFile();
  }
}
