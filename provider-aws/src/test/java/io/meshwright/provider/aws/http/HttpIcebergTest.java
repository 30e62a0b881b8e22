package io.meshwright.provider.aws.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.report.ApplyReport;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Iceberg tables, whose metadata Glue makes, and which it refuses unless asked in its way. */
class HttpIcebergTest {
  @Test
  void anIcebergTableIsMadeChangedAndDestroyed() {
    try (HttpMesh small = new HttpMesh()) {
      List<String> before = small.account().lines();
      Platform platform = small.platform().with("format", "iceberg");
      Mesh mesh = small.open(small.closed(platform, HttpMesh.table()), "EU").build();
      done(small.apply(mesh));
      assertThat(small.plan(mesh)).isEmpty();
      Mesh other = small.open(small.closed(platform, HttpMesh.table()), "US").build();
      done(small.apply(other));
      assertThat(small.plan(other)).isEmpty();
      assertThat(
              small
                  .account()
                  .catalogue("look", event -> {})
                  .table("sales_orders", "orders_v1")
                  .orElseThrow()
                  .parameters())
          .containsEntry("table_type", "ICEBERG")
          .containsKey("metadata_location");
      done(small.destroy(other));
      assertThat(small.account().lines()).isEqualTo(before);
    }
  }

  private static void done(ApplyReport report) {
    assertThat(report.succeeded()).as(HttpMesh.open(report).toString()).isTrue();
  }
}
