package io.meshwright.engine.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Takes the lines of scalars out of the text, without the indentation that they have there. */
final class ScalarReader {
  private final Source source;

  ScalarReader(Source source) {
    this.source = source;
  }

  /**
   * Reads a scalar that starts at the source's position, and moves behind it.
   *
   * @param end where the library says that it ends
   * @param parent the column of the block that it is in
   * @param holder gets the comment on the first line of a block scalar
   */
  Node.Scalar read(ScalarEvent event, Optional<String> anchor, int end, int parent, Entry holder) {
    ScalarStyle style = event.getScalarStyle();
    if (style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED) {
      return block(event, anchor, parent, holder);
    }
    Node.Style written =
        switch (style) {
          case SINGLE_QUOTED -> Node.Style.SINGLE;
          case DOUBLE_QUOTED -> Node.Style.DOUBLE;
          default -> Node.Style.PLAIN;
        };
    int start = source.position();
    List<String> lines = new ArrayList<>();
    if (end > start) {
      source.text(start, end).lines().forEach(lines::add);
      source.moveTo(end);
    }
    if (lines.isEmpty()) {
      lines.add("");
    }
    for (int i = 0; i < lines.size(); i++) {
      String line = i == 0 ? lines.get(i) : lines.get(i).stripLeading();
      boolean last = i == lines.size() - 1;
      // A blank at the end of a line may be escaped in double quotes.
      lines.set(i, last || written == Node.Style.DOUBLE ? line : line.stripTrailing());
    }
    return new Node.Scalar(anchor, written, event.getValue(), lines);
  }

  /** The first line of a block scalar. */
  private record Header(String chomping, int indentation) {}

  private Node.Scalar block(ScalarEvent event, Optional<String> anchor, int parent, Entry holder) {
    Header header = header(holder);
    List<String> raw = raw(Math.max(parent, 0) + 1);
    int indentation =
        header.indentation() > 0
            ? Math.max(parent, 0) + header.indentation()
            : indentation(raw, Math.max(parent, 0) + 1);
    List<String> lines = new ArrayList<>();
    for (String line : raw) {
      int blanks = blanks(line);
      if (blanks < line.length() && blanks < indentation) {
        break;
      }
      lines.add(line.length() <= indentation ? "" : line.substring(indentation));
    }
    int kept = lines.size();
    while (!header.chomping().equals("+") && kept > 0 && lines.get(kept - 1).isEmpty()) {
      kept--;
    }
    moveBehind(lines.subList(0, kept));
    boolean open = !event.getValue().isEmpty() && !event.getValue().endsWith("\n");
    List<String> all = new ArrayList<>();
    all.add(first(event, open ? "-" : header.chomping(), lines.subList(0, kept)));
    all.addAll(lines.subList(0, kept));
    Node.Style style =
        event.getScalarStyle() == ScalarStyle.LITERAL ? Node.Style.LITERAL : Node.Style.FOLDED;
    return new Node.Scalar(anchor, style, event.getValue(), all);
  }

  private Header header(Entry holder) {
    int start = source.position();
    int end = start + 1;
    String chomping = "";
    int indentation = 0;
    while (source.at(end) == '+' || source.at(end) == '-' || Character.isDigit(source.at(end))) {
      if (Character.isDigit(source.at(end))) {
        indentation = source.at(end) - '0';
      } else {
        chomping = Character.toString(source.at(end));
      }
      end++;
    }
    source.moveTo(end);
    for (Source.Piece piece : source.take(source.endOfLine(end))) {
      if (piece instanceof Source.Piece.Trailing(Behind behind)) {
        holder.behind.add(behind);
      }
    }
    return new Header(chomping, indentation);
  }

  /** The lines below, up to one that is indented less. */
  private List<String> raw(int least) {
    List<String> lines = new ArrayList<>();
    int index = source.position() + 1;
    while (index < source.length()) {
      int end = source.endOfLine(index);
      String line = source.text(index, end);
      int blanks = blanks(line);
      if (blanks < line.length() && blanks < least) {
        break;
      }
      lines.add(line);
      index = end + 1;
    }
    return lines;
  }

  private static int indentation(List<String> lines, int least) {
    int most = least;
    for (String line : lines) {
      most = Math.max(most, blanks(line));
      if (blanks(line) < line.length()) {
        break;
      }
    }
    return most;
  }

  private static int blanks(String line) {
    int blanks = 0;
    while (blanks < line.length() && line.charAt(blanks) == ' ') {
      blanks++;
    }
    return blanks;
  }

  private void moveBehind(List<String> lines) {
    int end = source.position();
    for (int i = 0; i < lines.size(); i++) {
      end = source.endOfLine(Math.min(end + 1, source.length()));
    }
    // An empty line that is part of the value is none between nodes.
    boolean empty = !lines.isEmpty() && lines.getLast().isEmpty();
    source.moveTo(empty ? Math.min(end + 1, source.length()) : end);
  }

  private static String first(ScalarEvent event, String chomping, List<String> lines) {
    String sign = event.getScalarStyle() == ScalarStyle.LITERAL ? "|" : ">";
    boolean blanksFirst =
        lines.stream()
            .filter(l -> !l.isEmpty())
            .findFirst()
            .filter(l -> l.startsWith(" "))
            .isPresent();
    return sign + (blanksFirst ? TreeWriter.STEP : "") + chomping;
  }
}
