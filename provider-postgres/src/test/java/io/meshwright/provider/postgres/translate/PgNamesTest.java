package io.meshwright.provider.postgres.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.NamePrefix;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.name.WorkspaceId;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class PgNamesTest {
  private static final WorkspaceId MAIN = WorkspaceId.of("retailer");

  @Test
  void aNameThatFitsIsKept() {
    assertThat(PgNames.fit("x".repeat(63))).isEqualTo("x".repeat(63));
  }

  @Test
  void aLongerNameIsCutAndToldApart() {
    String first = PgNames.fit("x".repeat(64));
    assertThat(first).hasSize(63).matches("x{54}_[0-9a-f]{8}");
    assertThat(PgNames.fit("x".repeat(65))).isNotEqualTo(first);
  }

  @Test
  void aNameIsCutBetweenCharacters() {
    String name = PgNames.fit("a" + "\u4e2d".repeat(30));
    assertThat(name.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(63);
    assertThat(name).startsWith("a\u4e2d").doesNotContain("\ufffd");
  }

  @Test
  void aPrefixStandsBeforeEverythingThatIsNotWithinASchema() {
    NamePrefix dev = new NamePrefix("dev_");
    String schema = PgNames.schema(dev, ProductAddress.of("sales", "orders"));
    assertThat(schema).isEqualTo("dev_sales_orders");
    assertThat(PgNames.internalSchema(schema)).isEqualTo("dev_sales_orders_internal");
    assertThat(PgNames.producer(schema)).isEqualTo("mw_dev_sales_orders_producer");
    assertThat(PgNames.publisher(schema, "o_v1")).isEqualTo("mw_dev_sales_orders_o_v1_publisher");
    assertThat(PgNames.unmask(dev, MAIN, new PolicyId("p"))).isEqualTo("mw_dev_unmask__p");
    assertThat(PgNames.seeAll(dev, MAIN, new PolicyId("p"))).isEqualTo("mw_dev_seeall__p");
    assertThat(PgNames.session(dev, new SessionId("ana"))).isEqualTo("dev_session_ana");
  }

  @Test
  void withoutAPrefixNamesAreAsTheyWere() {
    assertThat(PgNames.schema(NamePrefix.NONE, ProductAddress.of("sales", "orders")))
        .isEqualTo("sales_orders");
    assertThat(PgNames.unmask(NamePrefix.NONE, MAIN, new PolicyId("p"))).isEqualTo("mw_unmask__p");
    assertThat(PgNames.session(NamePrefix.NONE, new SessionId("ana"))).isEqualTo("session_ana");
  }

  @Test
  void aNameThatIsTooLongWithThePrefixIsCutAndToldApart() {
    ProductAddress product = ProductAddress.of("d".repeat(30), "p".repeat(30));
    String dev = PgNames.schema(new NamePrefix("dev_"), product);
    assertThat(dev).hasSize(63).startsWith("dev_ddd");
    assertThat(PgNames.schema(new NamePrefix("dew_"), product).substring(54))
        .isNotEqualTo(dev.substring(54));
  }
}
