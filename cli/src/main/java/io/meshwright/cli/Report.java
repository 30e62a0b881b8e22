package io.meshwright.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwright.cli.render.Style;
import java.util.function.Supplier;

/**
 * What one command has to say: text as it comes, or one JSON object at its end. The side that is
 * not wanted is not even made.
 */
final class Report {
  private final Terminal terminal;
  private final Format format;
  private final Style style;
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();

  Report(Terminal terminal, Format format, Style style, String command) {
    this.terminal = terminal;
    this.format = format;
    this.style = style;
    json.put("command", command);
  }

  /** How results are printed. */
  enum Format {
    /** For people. */
    TEXT,
    /** For programs. */
    JSON
  }

  Terminal terminal() {
    return terminal;
  }

  Style style() {
    return style;
  }

  boolean isText() {
    return format == Format.TEXT;
  }

  /** For people only. */
  void text(Supplier<String> text) {
    if (isText()) {
      terminal.out().print(text.get());
      terminal.out().flush();
    }
  }

  /** For programs only. */
  void json(String field, Supplier<JsonNode> value) {
    if (!isText()) {
      json.set(field, value.get());
    }
  }

  /** Why the command does not do what it was asked for. */
  void refuse(String message) {
    if (isText()) {
      terminal.err().println(message);
    } else {
      json.put("refused", message);
    }
  }

  /** A hint for people, kept apart from the result. */
  void hint(String message) {
    if (isText()) {
      terminal.err().println(message);
    }
  }

  /** Prints the JSON object. */
  void end() {
    if (!isText()) {
      terminal.out().println(json.toPrettyString());
    }
  }
}
