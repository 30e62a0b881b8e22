package io.meshwright.engine.spec;

import io.meshwright.api.problem.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the part of YAML that contracts are mostly written in: blocks of keys and lists, values of
 * one line, plain or in quotes without escapes, and flow lists and mappings of one line. Whatever
 * else there is, mistakes included, is left to the library: then there is no answer. Where there is
 * one, it is what the library reads, which a law of the tests compares; it takes an eighth of the
 * time, and a workspace is mostly contracts.
 */
final class CommonYaml {
  private static final int MAX_DEPTH = 50;
  private static final int MAX_KEY = 100;
  private static final int NO_LINE = -1;

  private final String file;
  private final String text;
  private int position;
  private int line;
  private int lineStart;
  private int lineEnd;

  /** The column of the first character of the line; {@link #NO_LINE} after the document's last. */
  private int indent;

  private CommonYaml(String file, String text) {
    this.file = file;
    this.text = text;
  }

  /** The documents of a file; empty where the library has to read it. */
  static Optional<List<YamlNode>> read(String file, String text) {
    if (!hasCommonCharacters(text)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new CommonYaml(file, text).documents());
    } catch (UncommonException e) {
      return Optional.empty();
    }
  }

  /** One character is one code point in these, and none is a line break but the line feed. */
  private static boolean hasCommonCharacters(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean common =
          c >= ' ' && c <= '~' || c == '\n' || c >= 0xa0 && c < 0xd800 && (c & ~1) != 0x2028;
      if (!common) {
        return false;
      }
    }
    return true;
  }

  private List<YamlNode> documents() throws UncommonException {
    List<YamlNode> documents = new ArrayList<>();
    lineEnd = -1;
    boolean more = true;
    while (more) {
      nextLine();
      if (indent != NO_LINE) {
        documents.add(block(1));
      }
      if (indent != NO_LINE) {
        throw new UncommonException();
      }
      more = lineEnd < text.length();
    }
    return documents;
  }

  /** Goes to the next line that has more than a comment; to none where the document ends. */
  private void nextLine() throws UncommonException {
    while (lineEnd < text.length()) {
      line++;
      lineStart = lineEnd + 1;
      int end = text.indexOf('\n', lineStart);
      lineEnd = end < 0 ? text.length() : end;
      position = lineStart;
      skipSpaces();
      if (position == lineEnd || text.charAt(position) == '#') {
        continue;
      }
      indent = position - lineStart;
      if (indent == 0 && (text.startsWith("---", position) || text.startsWith("...", position))) {
        endOfDocument();
      }
      return;
    }
    indent = NO_LINE;
  }

  private void endOfDocument() throws UncommonException {
    boolean dashes = text.charAt(position) == '-';
    position += 3;
    skipSpaces();
    if (!dashes || position != lineEnd) {
      throw new UncommonException();
    }
    indent = NO_LINE;
  }

  private void skipSpaces() {
    while (position < lineEnd && text.charAt(position) == ' ') {
      position++;
    }
  }

  private Place place(int at) {
    return new Place(file, line, at - lineStart + 1);
  }

  private boolean isSpace(int at) {
    return at >= lineEnd || text.charAt(at) == ' ';
  }

  private boolean startsEntry() {
    return text.charAt(position) == '-' && isSpace(position + 1);
  }

  private YamlNode block(int depth) throws UncommonException {
    if (depth > MAX_DEPTH) {
      throw new UncommonException();
    }
    return startsEntry() ? sequence(depth) : mapping(indent, depth);
  }

  private YamlNode sequence(int depth) throws UncommonException {
    int own = indent;
    Place start = place(position);
    List<YamlNode> items = new ArrayList<>();
    while (indent == own && startsEntry()) {
      position++;
      skipSpaces();
      if (isRestBlank(position)) {
        nextLine();
        if (indent <= own) {
          throw new UncommonException();
        }
        items.add(block(depth + 1));
      } else if (isPlainStart(position) && endOfKey(position) > 0) {
        items.add(mapping(position - lineStart, depth + 1));
      } else {
        items.add(inline(depth + 1));
        endOfLine(own);
      }
    }
    return new YamlNode.Sequence(items, start);
  }

  /** The cursor is at the first key, which may stand after the dash of a list's entry. */
  private YamlNode mapping(int own, int depth) throws UncommonException {
    Place start = place(position);
    List<YamlNode.Entry> entries = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    indent = own;
    while (indent == own) {
      int end = isPlainStart(position) ? endOfKey(position) : 0;
      if (end <= 0) {
        throw new UncommonException();
      }
      YamlNode.Scalar key = scalar(position, end, position, end, true);
      if (!seen.add(key.text())) {
        throw new UncommonException();
      }
      position = end + 1;
      entries.add(new YamlNode.Entry(key, valueOf(own, depth)));
    }
    if (indent > own) {
      throw new UncommonException();
    }
    return new YamlNode.Mapping(entries, start);
  }

  private YamlNode valueOf(int own, int depth) throws UncommonException {
    int colon = position;
    if (!isRestBlank(colon)) {
      skipSpaces();
      YamlNode value = inline(depth + 1);
      endOfLine(own);
      return value;
    }
    YamlNode nothing = scalar(colon, colon, colon, colon, true);
    nextLine();
    if (indent > own) {
      return block(depth + 1);
    }
    return indent == own && startsEntry() ? sequence(depth + 1) : nothing;
  }

  /** Whether nothing but a comment follows. */
  private boolean isRestBlank(int from) {
    int at = from;
    while (at < lineEnd && text.charAt(at) == ' ') {
      at++;
    }
    return at == lineEnd || at > from && text.charAt(at) == '#';
  }

  /** After a value: a line further in than its parent would go on with it. */
  private void endOfLine(int parent) throws UncommonException {
    if (!isRestBlank(position)) {
      throw new UncommonException();
    }
    nextLine();
    if (indent > parent) {
      throw new UncommonException();
    }
  }

  private boolean isPlainStart(int at) {
    char c = text.charAt(at);
    return isWordCharacter(c) || "/$.(<=+~^;".indexOf(c) >= 0 || c == '-' && !isSpace(at + 1);
  }

  private static boolean isWordCharacter(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '_'
        || c >= 0xa0;
  }

  /** The position of the colon that makes the plain text here a key; 0 where none does. */
  private int endOfKey(int from) throws UncommonException {
    int at = from;
    while (at < lineEnd) {
      char c = text.charAt(at);
      if (c == '#' && text.charAt(at - 1) == ' ') {
        return 0;
      }
      if (c == ':' && isSpace(at + 1)) {
        if (text.charAt(at - 1) == ' ' || at - from > MAX_KEY) {
          throw new UncommonException();
        }
        return at;
      }
      at++;
    }
    return 0;
  }

  /** A value that starts in the middle of a line. */
  private YamlNode inline(int depth) throws UncommonException {
    char first = text.charAt(position);
    return switch (first) {
      case '"', '\'' -> quoted(first);
      case '[' -> flowSequence(depth);
      case '{' -> flowMapping(depth);
      default -> plain();
    };
  }

  private YamlNode.Scalar scalar(int start, int end, int from, int to, boolean plain) {
    return new YamlNode.Scalar(text.substring(from, to), plain, place(start), start, end);
  }

  private YamlNode plain() throws UncommonException {
    int start = position;
    if (!isPlainStart(start) || endOfKey(start) > 0) {
      throw new UncommonException();
    }
    int comment = text.indexOf(" #", start, lineEnd);
    int end = comment < 0 ? lineEnd : comment;
    while (text.charAt(end - 1) == ' ') {
      end--;
    }
    position = end;
    return scalar(start, end, start, end, true);
  }

  private YamlNode quoted(char quote) throws UncommonException {
    int start = position;
    int end = text.indexOf(quote, start + 1, lineEnd);
    if (end < 0 || end + 1 < lineEnd && text.charAt(end + 1) == quote) {
      throw new UncommonException();
    }
    if (quote == '"' && text.indexOf('\\', start, end) >= 0) {
      throw new UncommonException();
    }
    position = end + 1;
    return scalar(start, end + 1, start + 1, end, false);
  }

  private YamlNode flowSequence(int depth) throws UncommonException {
    Place start = place(position);
    List<YamlNode> items = new ArrayList<>();
    while (isNext(']', items.isEmpty())) {
      items.add(flowValue(depth + 1));
    }
    return new YamlNode.Sequence(items, start);
  }

  private YamlNode flowMapping(int depth) throws UncommonException {
    Place start = place(position);
    List<YamlNode.Entry> entries = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    while (isNext('}', entries.isEmpty())) {
      YamlNode.Scalar key = flowPlain();
      if (!seen.add(key.text()) || character() != ':' || !isSpace(position + 1)) {
        throw new UncommonException();
      }
      position++;
      skipSpaces();
      entries.add(new YamlNode.Entry(key, flowValue(depth + 1)));
    }
    return new YamlNode.Mapping(entries, start);
  }

  /** Goes past the bracket or comma; whether another value follows, or the end of the flow. */
  private boolean isNext(char close, boolean first) throws UncommonException {
    if (!first && character() != ',' && character() != close) {
      throw new UncommonException();
    }
    if (first || character() == ',') {
      position++;
      skipSpaces();
      if (character() != close) {
        return true;
      }
      if (!first) {
        throw new UncommonException();
      }
    }
    position++;
    return false;
  }

  private char character() throws UncommonException {
    if (position >= lineEnd) {
      throw new UncommonException();
    }
    return text.charAt(position);
  }

  private YamlNode flowValue(int depth) throws UncommonException {
    if (depth > MAX_DEPTH) {
      throw new UncommonException();
    }
    char first = character();
    YamlNode value =
        switch (first) {
          case '"', '\'' -> quoted(first);
          case '[' -> flowSequence(depth);
          case '{' -> flowMapping(depth);
          default -> flowPlain();
        };
    skipSpaces();
    return value;
  }

  /** Words of letters, digits and a few signs, which mean nothing else within brackets. */
  private YamlNode.Scalar flowPlain() throws UncommonException {
    int start = position;
    if (!isWordCharacter(character())) {
      throw new UncommonException();
    }
    int end = start;
    while (position < lineEnd && isWithinFlow(position)) {
      position++;
      end = text.charAt(position - 1) == ' ' ? end : position;
    }
    position = end;
    return scalar(start, end, start, end, true);
  }

  private boolean isWithinFlow(int at) {
    char c = text.charAt(at);
    return isWordCharacter(c)
        || c == ' '
        || c == '-'
        || c == '.'
        || c == '/'
        || c == ':' && at + 1 < lineEnd && isWordCharacter(text.charAt(at + 1));
  }

  /** The library has to read this file. */
  private static final class UncommonException extends Exception {
    private static final long serialVersionUID = 1L;

    UncommonException() {
      super("left to the library", null, false, false);
    }
  }
}
