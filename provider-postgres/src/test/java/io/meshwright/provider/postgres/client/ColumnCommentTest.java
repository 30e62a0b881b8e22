package io.meshwright.provider.postgres.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Comments on columns. */
final class ColumnCommentTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Plain.",
        "Two\nlines.",
        "meshwright:{}",
        "meshwright:{\"id\":\"x\"}",
        "text\nmeshwright:{\"id\":\"x\"}",
        "text\nmeshwright:{}"
      })
  void whatIsWrittenIsReadBack(String description) {
    for (Optional<String> id : List.of(Optional.<String>empty(), Optional.of("c-1_x"))) {
      ColumnComment comment = new ColumnComment(description, id);
      assertThat(ColumnComment.parse(comment.text())).isEqualTo(comment);
    }
  }

  @Test
  void anIdentityWithAnySignIsKept() {
    ColumnComment comment = new ColumnComment("Text.", Optional.of("a \"b\" ü/%\n{}"));
    assertThat(ColumnComment.parse(comment.text())).isEqualTo(comment);
  }

  @Test
  void aPlainDescriptionIsKeptAsItIs() {
    assertThat(new ColumnComment("Text.", Optional.empty()).text()).isEqualTo("Text.");
    assertThat(new ColumnComment("Text.", Optional.of("c1")).text())
        .isEqualTo("Text.\nmeshwright:{\"id\":\"c1\"}");
  }
}
