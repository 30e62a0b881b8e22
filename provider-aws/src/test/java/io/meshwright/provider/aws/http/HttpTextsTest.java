package io.meshwright.provider.aws.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.model.Mesh;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Descriptions as people write them, within what Glue's model takes. */
class HttpTextsTest {
  static Stream<String> descriptions() {
    return Stream.of(
        "plain",
        "of two lines\nas YAML blocks are\n",
        "tab\tand return\r\n",
        "ü".repeat(255),
        "😀".repeat(200),
        "x".repeat(254) + "😀",
        "long ".repeat(1_000),
        "bell \u0007 and escape \u001b");
  }

  @ParameterizedTest
  @MethodSource("descriptions")
  void aDescriptionIsWrittenAndReadAgainAsItWasWritten(String text) {
    try (HttpMesh small = new HttpMesh()) {
      TableSchema table =
          new TableSchema(
              "orders",
              Optional.empty(),
              text,
              List.of(
                  Column.builder("region", DataType.Text.unlimited()).description(text).build(),
                  Column.of("amount", new DataType.Int64())));
      Mesh mesh = small.open(small.closed(small.platform(), table), "EU").build();
      ApplyReport report = small.apply(mesh);
      assertThat(report.succeeded()).as(HttpMesh.open(report).toString()).isTrue();
      assertThat(small.plan(mesh)).isEmpty();
    }
  }
}
