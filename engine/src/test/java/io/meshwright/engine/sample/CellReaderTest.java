package io.meshwright.engine.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts are XML content. */
class CellReaderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text",
        "<a/>",
        "<a b='1'>x</a><c/>",
        "<?xml version=\"1.0\"?><a/>",
        "<!-- c --><a>\uD83D\uDE00</a>"
      })
  void contentIsKeptAsItIsWritten(String text) {
    assertThat(CellReader.read(text, new DataType.Xml())).contains(new DataValue.Xml(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a>",
        "</content><content>",
        "a & b",
        "<?xml version=\"1.0\"",
        "\0",
        "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><a>&e;</a>"
      })
  void whatIsNotWellFormedIsNoContent(String text) {
    assertThat(CellReader.read(text, new DataType.Xml())).isEmpty();
  }

  @Test
  void numbersHaveToFit() {
    assertThat(CellReader.read("0.1", new DataType.Decimal(38, 9))).isPresent();
    assertThat(CellReader.read("0.0000000001", new DataType.Decimal(38, 9))).isEmpty();
  }
}
