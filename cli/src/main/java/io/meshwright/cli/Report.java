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
  private final StatusLine status;
  private final Format format;
  private final Style style;
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();

  Report(Terminal terminal, StatusLine status, Format format, Style style, String command) {
    this.terminal = terminal;
    this.status = status;
    this.format = format;
    this.style = style;
    json.put("command", command);
  }

  /** How results are printed. */
  enum Format {
    /** For people. */
    TEXT,
    /** For programs. */
    JSON,
    /** For pull requests. */
    MARKDOWN,
    /** For code scanning. */
    SARIF,
    /** For servers that show tests. */
    JUNIT
  }

  Terminal terminal() {
    return terminal;
  }

  /** Where people see what goes on. */
  StatusLine status() {
    return status;
  }

  Style style() {
    return style;
  }

  boolean isText() {
    return format == Format.TEXT;
  }

  boolean isJson() {
    return format == Format.JSON;
  }

  /** For people only. */
  void text(Supplier<String> text) {
    if (isText()) {
      print(text.get());
    }
  }

  /** For pull requests only. */
  void markdown(Supplier<String> text) {
    as(Format.MARKDOWN, text);
  }

  /** For one format only. */
  void as(Format wanted, Supplier<String> text) {
    if (format == wanted) {
      print(text.get());
    }
  }

  private void print(String text) {
    status.beside(
        () -> {
          terminal.out().print(text);
          terminal.out().flush();
        });
  }

  /** For programs only. */
  void json(String field, Supplier<JsonNode> value) {
    if (isJson()) {
      json.set(field, value.get());
    }
  }

  /** Why the command does not do what it was asked for. */
  void refuse(String message) {
    if (isJson()) {
      json.put("refused", message);
    } else {
      status.beside(() -> terminal.err().println(message));
    }
  }

  /** A hint for people, kept apart from the result. */
  void hint(String message) {
    if (!isJson()) {
      status.beside(() -> terminal.err().println(message));
    }
  }

  /** Prints the JSON object. */
  void end() {
    if (isJson()) {
      terminal.out().println(json.toPrettyString());
    }
  }
}
