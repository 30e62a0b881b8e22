package io.meshwright.provider.postgres.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.resource.Marker;
import io.meshwright.provider.postgres.resource.PgRole;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Comments with and without a marker. */
final class PgCommentTest {
  private static final Marker MARKER = new Marker(WorkspaceId.of("retailer"), "sales.orders");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "One line.",
        "Two\nlines",
        "ends with a break\n",
        "\n",
        "meshwright:{\"mesh\":\"other\",\"scope\":\"a.b\"}"
      })
  void descriptionAndMarkerAreReadBack(String description) {
    PgComment comment = PgComment.of(description, MARKER);

    assertThat(PgComment.parse(comment.text())).isEqualTo(comment);
  }

  @Test
  void theMarkerIsTheLastLine() {
    assertThat(PgComment.of("Orders.", MARKER).text())
        .isEqualTo("Orders.\nmeshwright:{\"mesh\":\"retailer\",\"scope\":\"sales.orders\"}")
        .contains(PgComment.markerStart(WorkspaceId.of("retailer")));
  }

  @Test
  void aRoleSaysWhatItIsFor() {
    PgComment comment =
        new PgComment(
            "",
            Optional.of(MARKER),
            Optional.of("mesh"),
            Optional.of(PgRole.Use.PUBLISHER),
            new TreeSet<>());

    assertThat(comment.text())
        .isEqualTo(
            "meshwright:{\"mesh\":\"retailer\",\"scope\":\"sales.orders\",\"db\":\"mesh\","
                + "\"use\":\"publisher\"}");
    assertThat(PgComment.parse(comment.text())).isEqualTo(comment);
  }

  @Test
  void aRoleSaysWhomWeMadeAMember() {
    PgComment comment =
        PgComment.of("Readers.", MARKER).in("mesh").with(List.of("bob", "a \"b\", c", "größe"));

    assertThat(comment.text()).contains(",\"members\":[\"a+%22b%22%2C+c\",\"bob\",\"gr%C3%B6");
    assertThat(PgComment.parse(comment.text())).isEqualTo(comment);
  }

  @Test
  void aLongLedgerIsReadBack() {
    List<String> members = IntStream.range(0, 20_000).mapToObj(i -> "member " + i).toList();
    PgComment comment = PgComment.of("Readers.", MARKER).in("mesh").with(members);

    assertThat(PgComment.parse(comment.text()).members()).hasSize(20_000);
  }

  @Test
  void ofADamagedLedgerNothingIsBelieved() {
    String text = PgComment.of("", MARKER).in("mesh").with(List.of("bob", "eve")).text();

    assertThat(PgComment.parse(text.replace("\"eve\"", "eve")).marker()).isEmpty();
    assertThat(PgComment.parse(text.replace("\"eve\"", "\"\"")).marker()).isEmpty();
  }

  @Test
  void workspacesOfOneMeshAreToldApart() {
    WorkspaceId lab = new WorkspaceId("retailer", "lab");
    PgComment comment = PgComment.of("", new Marker(lab, "sales.orders"));

    assertThat(PgComment.parse(comment.text())).isEqualTo(comment);
    assertThat(comment.text())
        .contains(PgComment.markerStart(lab))
        .doesNotContain(PgComment.markerStart(WorkspaceId.of("retailer")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mesh", "Two words", "a\"b\\c", "line\nbreak", "größe", "100%+1"})
  void anyDatabaseIsReadBack(String database) {
    PgComment comment = PgComment.of("Readers.", MARKER).in(database);

    assertThat(PgComment.parse(comment.text())).isEqualTo(comment);
    assertThat(comment.isIn(database)).isTrue();
    assertThat(comment.isIn(database + "2")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Theirs.",
        "meshwright:",
        "meshwright:{\"mesh\":\"retailer\"}",
        "meshwright:{\"mesh\":\"retailer\",\"scope\":\"a.b\",\"db\":\"%zz\"}",
        "meshwright:{\"mesh\":\"RETAILER\",\"scope\":\"a.b\"}",
        "x meshwright:{\"mesh\":\"retailer\",\"scope\":\"a.b\"}",
        "meshwright:{\"mesh\":\"retailer\",\"scope\":\"a.b\"}\n",
        "meshwright:{\"mesh\":\"retailer\",\"scope\":\"a.b\"}\nafterwards"
      })
  void whatIsNoMarkerIsDescription(String text) {
    PgComment comment = PgComment.parse(text);

    assertThat(comment.marker()).isEmpty();
    assertThat(comment.text()).isEqualTo(text);
  }
}
