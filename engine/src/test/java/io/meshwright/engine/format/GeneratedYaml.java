package io.meshwright.engine.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * YAML of any layout from a seed, with comments wherever YAML lets them stand. Every key, value and
 * comment has a name of its own, and for every comment it is known where it belongs.
 */
final class GeneratedYaml {
  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private final List<Expected> expected = new ArrayList<>();
  private final List<String> waiting = new ArrayList<>();
  private final List<String> anchors = new ArrayList<>();
  private int names;
  private String last = "";

  private GeneratedYaml(long seed) {
    this.random = new Random(seed);
  }

  /** Where a comment belongs. */
  enum Where {
    BEFORE,
    BEHIND,
    FOOT
  }

  /** A comment, and the name that it belongs to. */
  record Expected(String comment, Where where, String name) {}

  /** A file. */
  record File(String text, List<Expected> comments) {}

  static File of(long seed) {
    GeneratedYaml yaml = new GeneratedYaml(seed);
    int documents = 1 + yaml.random.nextInt(3);
    for (int i = 0; i < documents; i++) {
      yaml.document(i > 0 || yaml.chance(30));
    }
    String text = yaml.text.toString();
    return new File(yaml.chance(10) ? text.replace("\n", "\r\n") : text, yaml.expected);
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private String name(String sort) {
    String name = sort + names++ + "z";
    if (!sort.equals("c")) {
      waiting.forEach(c -> expected.add(new Expected(c, Where.BEFORE, name)));
      waiting.clear();
      last = name;
    }
    return name;
  }

  private void document(boolean marked) {
    anchors.clear();
    if (marked) {
      text.append("---");
      text.append(chance(20) ? " " : "").append('\n');
    }
    own(0, 20);
    if (chance(75)) {
      mapping(0, 0);
    } else {
      sequence(0, 0);
    }
    foot(0, 30);
  }

  private void blank() {
    if (chance(15)) {
      text.append("\n".repeat(1 + random.nextInt(2)));
    }
  }

  /** Comments on lines of their own that belong to what follows. */
  private void own(int indent, int percent) {
    blank();
    while (chance(percent)) {
      String comment = name("c");
      waiting.add(comment);
      text.append(" ".repeat(indent)).append("# ").append(comment).append(" x: [y\n");
      blank();
    }
  }

  private void foot(int indent, int percent) {
    if (chance(percent)) {
      String name = last;
      String comment = name("c");
      expected.add(new Expected(comment, Where.FOOT, name));
      text.append(" ".repeat(indent)).append("#").append(comment).append(" - 'z\n");
    }
  }

  /** Ends a line, maybe with a comment that belongs to a name on it. */
  private void end(String owner) {
    if (chance(15)) {
      String comment = name("c");
      expected.add(new Expected(comment, Where.BEHIND, owner));
      text.append(" ".repeat(1 + random.nextInt(4))).append("# ").append(comment);
    } else if (chance(10)) {
      text.append("  ");
    }
    text.append('\n');
  }

  private void mapping(int indent, int depth) {
    int size = 1 + random.nextInt(4);
    for (int i = 0; i < size; i++) {
      if (i > 0) {
        text.append(" ".repeat(indent));
      }
      String key = name("k");
      String written = chance(15) ? "\"" + key + "\"" : key;
      text.append(chance(5) ? "? " + written + "\n" + " ".repeat(indent) + ":" : written + ":");
      value(key, indent, depth, true);
      if (i < size - 1) {
        own(indent, 15);
      }
    }
  }

  private void sequence(int indent, int depth) {
    int size = 1 + random.nextInt(4);
    for (int i = 0; i < size; i++) {
      if (i > 0) {
        text.append(" ".repeat(indent));
      }
      text.append("-");
      value("", indent, depth, false);
      if (i < size - 1) {
        own(indent, 15);
      }
    }
  }

  /** What a key or an item holds, its line ended. */
  private void value(String key, int indent, int depth, boolean keyed) {
    int kind = random.nextInt(depth > 3 ? 6 : 10);
    if (chance(4) && !anchors.isEmpty() && waiting.isEmpty()) {
      text.append(" *").append(anchors.get(random.nextInt(anchors.size())));
      text.append('\n');
      last = keyed ? key : last;
      return;
    }
    if (kind < 4) {
      scalar(key, indent, keyed);
    } else if (kind == 4) {
      block(key, indent, keyed);
    } else if (kind == 5) {
      flow(key, indent, keyed);
    } else {
      nested(key, indent, depth, keyed);
    }
  }

  private String anchor() {
    if (!chance(8)) {
      return "";
    }
    return "&a" + names++ + " ";
  }

  /** An alias has to stand behind the whole of what it is for. */
  private void anchored(String anchor) {
    if (!anchor.isEmpty()) {
      anchors.add(anchor.substring(1).strip());
    }
  }

  private void scalar(String key, int indent, boolean keyed) {
    if (keyed && chance(6)) {
      end(key);
      return;
    }
    String inner = " ".repeat(indent + 1 + random.nextInt(3));
    boolean below = keyed && chance(8);
    text.append(below ? "\n" + inner : " ".repeat(1 + random.nextInt(2)));
    String anchor = anchor();
    String value = name("v");
    text.append(anchor).append(written(value, inner));
    anchored(anchor);
    end(value);
  }

  private String written(String value, String inner) {
    return switch (random.nextInt(12)) {
      case 0 -> "'" + value + "'";
      case 1 -> "\"" + value + "\"";
      case 2 -> "\"" + value + " \\u00e9 \\\"no\\\"\"";
      case 3 -> "'" + value + ": it''s #1'";
      case 4 -> value + " a b";
      case 5 -> value + " a\n" + inner + "b " + value;
      case 6 -> "'" + value + "\n\n" + inner + "  " + value + "'";
      case 7 -> "\"" + value + " \\\n" + inner + "  a " + value + "\"";
      case 8 -> "\"" + value + ", " + value + "\"";
      case 9 -> "http://" + value + "/#x";
      default -> value;
    };
  }

  private void block(String key, int indent, boolean keyed) {
    boolean explicit = chance(30);
    int inner = explicit ? 1 + random.nextInt(4) : 1 + random.nextInt(3);
    text.append(' ').append(chance(50) ? '|' : '>').append(explicit ? inner : "");
    text.append(
        switch (random.nextInt(3)) {
          case 0 -> "+";
          case 1 -> "-";
          default -> "";
        });
    // Its name is that of the first line below; the comment of the header goes with the key.
    String value = "v" + names++ + "z";
    if (keyed) {
      end(key);
    } else {
      text.append('\n');
    }
    waiting.forEach(c -> expected.add(new Expected(c, Where.BEFORE, value)));
    waiting.clear();
    int lines = 1 + random.nextInt(4);
    for (int i = 0; i < lines; i++) {
      String more = explicit || i > 0 ? " ".repeat(random.nextInt(3)) : "";
      text.append(" ".repeat(indent + inner)).append(more).append(value).append(" - a: #b\n");
      if (i < lines - 1 && chance(20)) {
        text.append('\n');
      }
    }
    last = value;
  }

  private void flow(String key, int indent, boolean keyed) {
    boolean lines = chance(40);
    text.append(' ');
    if (chance(60)) {
      text.append('[');
      items(keyed ? key : "", indent, lines, false);
      text.append(']');
    } else {
      text.append('{');
      items(keyed ? key : "", indent, lines, true);
      text.append('}');
    }
    text.append('\n');
  }

  private void items(String key, int indent, boolean lines, boolean keyed) {
    String inner = "\n" + " ".repeat(indent + 2);
    if (lines) {
      if (!key.isEmpty()) {
        text.append(' ');
        flowComment(key, Where.BEHIND);
      }
      text.append(inner);
    }
    int size = 1 + random.nextInt(3);
    for (int i = 0; i < size; i++) {
      if (lines && chance(20)) {
        String comment = name("c");
        waiting.add(comment);
        text.append("# ").append(comment).append(inner);
      }
      String item = name(keyed ? "k" : "v");
      text.append(item);
      if (keyed) {
        text.append(chance(90) ? ": " + name("v") : ": [" + name("v") + ", 1, no]");
      } else if (chance(10)) {
        text.append(": {" + name("k") + ": \"" + name("v") + "\"}");
      }
      text.append(i < size - 1 ? "," : "");
      if (lines) {
        text.append(' ');
        flowComment(item, Where.BEHIND);
        text.append(inner);
      } else {
        text.append(i < size - 1 ? " " : "");
      }
    }
    if (lines && chance(20)) {
      flowComment(last, Where.FOOT);
      text.append(inner);
    }
  }

  private void flowComment(String owner, Where where) {
    if (where == Where.FOOT || chance(30)) {
      String comment = name("c");
      expected.add(new Expected(comment, where, owner));
      text.append("# ").append(comment);
    }
  }

  private void nested(String key, int indent, int depth, boolean keyed) {
    String anchor = anchor();
    text.append(anchor.isEmpty() ? "" : " " + anchor.strip());
    boolean list = chance(40);
    boolean compact = !keyed && anchor.isEmpty() && chance(60);
    if (compact) {
      int more = 1 + random.nextInt(3);
      text.append(" ".repeat(more));
      int inner = indent + 1 + more;
      if (list) {
        sequence(inner, depth + 1);
      } else {
        mapping(inner, depth + 1);
      }
      foot(inner, 10);
      return;
    }
    if (keyed) {
      end(key);
    } else {
      text.append('\n');
    }
    boolean outdented = keyed && list && chance(40);
    int inner = outdented ? indent : indent + 1 + random.nextInt(4);
    own(inner, 12);
    text.append(" ".repeat(inner));
    if (list) {
      sequence(inner, depth + 1);
    } else {
      mapping(inner, depth + 1);
    }
    anchored(anchor);
    if (!outdented) {
      foot(inner, 10);
    }
  }
}
