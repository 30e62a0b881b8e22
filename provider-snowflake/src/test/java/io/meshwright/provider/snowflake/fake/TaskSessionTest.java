package io.meshwright.provider.snowflake.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Principal;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.MaskingPolicy;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.kit.filter.FilterParser;
import io.meshwright.provider.snowflake.SnowflakeFixture;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What policies give in a task: its owner's role is in the session, and there is no user, so that
 * the list of roles that he has is empty.
 */
class TaskSessionTest {
  private static final Map<String, String> ROW = Map.of("REGION", "US", "EMAIL", "a@b.c");

  private final SnowflakeFixture fixture = SnowflakeFixture.filterable();

  @BeforeEach
  void apply() {
    fixture.account().role("LOADER");
    fixture.account().role("ANALYSTS");
    fixture.account().role("INTERNS");
    Contract contract =
        Contract.of(
            "orders",
            "1.0.0",
            TableSchema.of(
                "orders",
                Column.of("region", DataType.Text.unlimited()),
                Column.of("email", DataType.Text.unlimited())));
    Mesh mesh =
        Mesh.builder("retailer")
            .platform(fixture.platform())
            .domain(Domain.of("sales", "warehouse"))
            .principal(Principal.of("service:loader").with("warehouse", "role:LOADER"))
            .principal(Principal.of("group:analysts").with("warehouse", "role:ANALYSTS"))
            .principal(Principal.of("group:interns").with("warehouse", "role:INTERNS"))
            .product(
                DataProduct.builder("sales.orders")
                    .table("orders", 1, "warehouse", contract)
                    .producer("service:loader")
                    .build())
            .policy(AccessPolicy.builder("read", "group:analysts", "sales.orders").build())
            .policy(
                AccessPolicy.builder("deny", "group:interns", "sales.orders")
                    .deny()
                    .rows(FilterParser.parse("region = 'US'").expression().orElseThrow())
                    .build())
            .policy(MaskingPolicy.ofColumn("mask", "sales.orders.orders.email", new Mask.Nullify()))
            .build();
    try (Meshwright engine =
        MeshwrightEngine.builder()
            .providers(List.of(fixture.factory()))
            .clock(fixture.clock())
            .stateFolder(fixture.stateFolder())
            .build()) {
      assertThat(
              engine
                  .apply(engine.plan(mesh, PlanOptions.DEFAULT), ApplyOptions.DEFAULT)
                  .succeeded())
          .isTrue();
    }
  }

  private static SqlMeaning.Session session(String active, Set<String> available) {
    return new SqlMeaning.Session(Set.of(active), available, Instant.EPOCH);
  }

  private Object[] seen(SqlMeaning.Session session) {
    return new Object[] {
      SqlMeaning.of(fixture.account().bodies(true).getFirst(), ROW, session),
      String.valueOf(SqlMeaning.of(fixture.account().bodies(false).getFirst(), ROW, session))
    };
  }

  @Test
  void theProducerSeesEverythingAsItIs() {
    assertThat(seen(session("LOADER", Set.of()))).containsExactly(true, "a@b.c");
  }

  @Test
  void whoeverIsNotTheProducerIsDeniedWhatAnybodyIsDenied() {
    assertThat(seen(session("ANALYSTS", Set.of("ANALYSTS")))).containsExactly(true, "null");
    assertThat(seen(session("ANALYSTS", Set.of()))).containsExactly(false, "null");
  }
}
