package io.meshwright.cli.mutation;

import io.meshwright.api.problem.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys and values of a document, read line by line without any YAML library, so that positions
 * are not those of the code under test. Knows what the example is written in and no more: blocks,
 * lists, one-line flow collections, quotes, comments.
 */
final class Outline {
  private static final Pattern KEY = Pattern.compile("([A-Za-z_][^\\s{}\\[\\],#]*?):(?=\\s|$)");

  private final String file;
  private final List<Piece> pieces = new ArrayList<>();
  private final Deque<Level> levels = new ArrayDeque<>();
  private String line = "";
  private int number;
  private int at;
  private int document;

  private Outline(String file) {
    this.file = file;
  }

  /** A key or list entry that is open, and its indentation. */
  private record Level(int indent, String path) {}

  static List<Piece> of(String file, String text) {
    Outline outline = new Outline(file);
    for (String line : text.split("\n", -1)) {
      outline.line(line);
    }
    return outline.pieces;
  }

  private void line(String text) {
    line = text;
    number++;
    if (text.equals("---")) {
      levels.clear();
      document++;
      return;
    }
    at = 0;
    skipBlanks();
    while (line.startsWith("- ", at)) {
      open(at, "[]");
      at += 2;
      skipBlanks();
    }
    if (at == line.length() || line.charAt(at) == '#') {
      return;
    }
    Matcher key = KEY.matcher(line);
    if (key.find(at) && key.start() == at) {
      open(at, key.group(1));
      add(key.group(1), path(), true);
      at = key.end();
      skipBlanks();
    }
    if (at < line.length() && line.charAt(at) != '#') {
      value(path(), false);
    }
  }

  private void open(int indent, String name) {
    while (!levels.isEmpty() && levels.getLast().indent() >= indent) {
      levels.removeLast();
    }
    String parent = path();
    levels.addLast(new Level(indent, parent.isEmpty() ? name : parent + "/" + name));
  }

  private String path() {
    return levels.isEmpty() ? "" : levels.getLast().path();
  }

  private void value(String path, boolean flow) {
    switch (line.charAt(at)) {
      case '[' -> list(path);
      case '{' -> mapping(path);
      case '"', '\'' -> quoted(path);
      default -> plain(path, flow);
    }
  }

  private void list(String path) {
    at++;
    skipBlanks();
    while (line.charAt(at) != ']') {
      value(path + "/[]", true);
      skipComma();
    }
    at++;
  }

  private void mapping(String path) {
    at++;
    skipBlanks();
    while (line.charAt(at) != '}') {
      int colon = line.indexOf(':', at);
      String key = line.substring(at, colon);
      add(key, path + "/" + key, true);
      at = colon + 1;
      skipBlanks();
      value(path + "/" + key, true);
      skipComma();
    }
    at++;
  }

  private void skipComma() {
    skipBlanks();
    if (line.charAt(at) == ',') {
      at++;
      skipBlanks();
    }
  }

  private void quoted(String path) {
    int end = line.indexOf(line.charAt(at), at + 1) + 1;
    add(line.substring(at, end), path, false);
    at = end;
  }

  private void plain(String path, boolean flow) {
    int end = at;
    while (end < line.length()
        && !(flow && ",]}".indexOf(line.charAt(end)) >= 0)
        && !line.startsWith(" #", end)) {
      end++;
    }
    String raw = line.substring(at, end).stripTrailing();
    add(raw, path, false);
    at = end;
  }

  private void add(String raw, String path, boolean key) {
    pieces.add(new Piece(new Place(file, number, at + 1), raw, path, document, key));
  }

  private void skipBlanks() {
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
  }
}
