package io.meshwright.provider.aws.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.meshwright.api.name.Ordered;
import io.meshwright.provider.aws.client.GlueDatabase;
import io.meshwright.provider.aws.client.GlueTable;
import io.meshwright.provider.aws.client.LakeFilter;
import io.meshwright.provider.aws.client.LakePermission;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lists of several pages, by the SDK, and what the server makes of tokens. */
class HttpPagesTest {
  private static final List<TextNode> FIVE =
      Stream.of("a", "b", "c", "d", "e").map(TextNode::valueOf).toList();

  private final Paging paging = new Paging();

  private static ObjectNode request(String token) {
    ObjectNode request = JsonNodeFactory.instance.objectNode().put("MaxResults", 2);
    return token.isEmpty() ? request : request.put("NextToken", token);
  }

  private ObjectNode page(ObjectNode request) {
    return paging.page("List", request, FIVE, "Items", 100);
  }

  @Test
  void aListThatDoesNotFitBeginsWithAnEmptyPage() {
    ObjectNode first = page(request(""));
    assertThat(first.path("Items")).isEmpty();
    ObjectNode second = page(request(first.path("NextToken").asText()));
    assertThat(second.path("Items").toString()).isEqualTo("[\"a\",\"b\"]");
    ObjectNode third = page(request(second.path("NextToken").asText()));
    ObjectNode last = page(request(third.path("NextToken").asText()));
    assertThat(last.path("Items").toString()).isEqualTo("[\"e\"]");
    assertThat(last.has("NextToken")).isFalse();
  }

  @Test
  void aTokenCountsForItsQuestionOnly() {
    String token = page(request("")).path("NextToken").asText();
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> page(request(token).put("MaxResults", 3)))
        .withMessageContaining("Invalid token");
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> paging.page("Other", request(token), FIVE, "Items", 100));
    assertThatExceptionOfType(Refused.class).isThrownBy(() -> page(request("2")));
  }

  @Test
  void everyListIsReadToItsEnd() {
    try (HttpAccount account = HttpAccount.open()) {
      var catalogue = account.catalogue("lake", event -> {});
      var permissions = account.permissions("lake", event -> {});
      IntStream.range(0, 7)
          .forEach(i -> catalogue.create(new GlueDatabase("d" + i, "", "", Ordered.map(Map.of()))));
      for (int i = 0; i < 7; i++) {
        catalogue.create(table("t" + i));
        permissions.create(
            new LakeFilter("d0", "t" + i, "f", List.of(), true, Optional.empty(), ""));
        assertThat(permissions.grant(List.of(right("t" + i)))).isEmpty();
      }
      assertThat(catalogue.databases()).hasSize(7);
      assertThat(catalogue.tables("d0")).hasSize(7);
      assertThat(permissions.filters()).hasSize(7);
      assertThat(permissions.permissions()).hasSize(7);
      for (String list :
          List.of("GetDatabases", "GetTables", "ListDataCellsFilter", "ListPermissions")) {
        assertThat(Collections.frequency(account.server().asked(), list)).as(list).isGreaterThan(4);
      }
    }
  }

  /** Rights to select are listed by themselves, also those on all tables. */
  @Test
  void aRightOnEveryTableIsReadAsSuch() {
    try (HttpAccount account = HttpAccount.open()) {
      account
          .catalogue("lake", event -> {})
          .create(new GlueDatabase("d0", "", "", Ordered.map(Map.of())));
      var permissions = account.permissions("lake", event -> {});
      LakePermission right =
          new LakePermission(
              "111122223333",
              new LakePermission.EveryTable("d0"),
              Ordered.set(List.of("DESCRIBE", "SELECT")),
              Ordered.set(List.of("SELECT")));
      assertThat(permissions.grant(List.of(right))).isEmpty();
      assertThat(permissions.permissions()).containsExactly(right);
    }
  }

  private static LakePermission right(String table) {
    return new LakePermission(
        "111122223333",
        new LakePermission.Table("d0", table),
        Ordered.set(List.of("DESCRIBE", "SELECT")),
        Ordered.set(List.<String>of()));
  }

  private static GlueTable table(String name) {
    return new GlueTable(
        "d0",
        name,
        "",
        "EXTERNAL_TABLE",
        List.of(new GlueTable.GlueColumn("c", "string", "", Ordered.map(Map.of()))),
        List.of(),
        "s3://lake/t/",
        new GlueTable.GlueFormat("in", "out", "serde"),
        Ordered.map(Map.of()),
        "");
  }
}
