package io.meshwright.engine.spec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/** Nodes as JSON, for what the model keeps without knowing it. */
final class JsonText {
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9]\\d{0,60})(\\.\\d{1,60})?([eE][+-]?\\d{1,3})?");

  private JsonText() {}

  /** The node as JSON; numbers keep their spelling. */
  static String of(YamlNode node) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = new JsonFactory().createGenerator(text)) {
      write(node, generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(YamlNode node, JsonGenerator generator) throws IOException {
    switch (node) {
      case YamlNode.Scalar scalar -> write(scalar, generator);
      case YamlNode.Sequence sequence -> {
        generator.writeStartArray();
        for (YamlNode item : sequence.items()) {
          write(item, generator);
        }
        generator.writeEndArray();
      }
      case YamlNode.Mapping mapping -> {
        generator.writeStartObject();
        for (YamlNode.Entry entry : mapping.entries()) {
          generator.writeFieldName(entry.key().text());
          write(entry.value(), generator);
        }
        generator.writeEndObject();
      }
    }
  }

  private static void write(YamlNode.Scalar scalar, JsonGenerator generator) throws IOException {
    String text = scalar.text();
    ScalarKind kind = scalar.kind();
    if (kind == ScalarKind.NOTHING) {
      generator.writeNull();
    } else if (kind == ScalarKind.FLAG) {
      generator.writeBoolean(text.equalsIgnoreCase("true"));
    } else if (kind == ScalarKind.NUMBER && NUMBER.matcher(text).matches()) {
      generator.writeNumber(text);
    } else if (scalar.number().isPresent()) {
      generator.writeNumber(scalar.number().get());
    } else {
      generator.writeString(text);
    }
  }
}
