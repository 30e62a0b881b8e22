package io.meshwright.engine.spec;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.scanner.ScannerImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.tokens.ScalarToken;
import org.snakeyaml.engine.v2.tokens.Token;

/**
 * Where the writer of a broken file went wrong, which is often before where reading broke off: the
 * quote or bracket that was never closed, the line that is indented otherwise than its neighbours.
 *
 * @param line counted from 0
 * @param column counted from 0
 * @param what one sentence
 * @param remedy what to do
 */
record SyntaxMistake(int line, int column, String what, String remedy) {
  private static final Pattern KEY =
      Pattern.compile("(\\s*(?:- +)*)[^\\s:#\\[\\]{}\"'][^:]*:(?=\\s|$)");
  private static final Pattern KEY_WITHOUT_BLANK =
      Pattern.compile("(\\s*(?:- +)*)[A-Za-z_][\\w.-]*:[^\\s:/][^:]*");
  private static final String AROUND = "check indentation, colons and quotes around here";

  static SyntaxMistake of(String text, MarkedYamlEngineException failure) {
    return new Search(text, failure).mistake();
  }

  /** Looks back from where reading broke off. */
  private record Search(
      List<String> lines,
      String text,
      Optional<Mark> found,
      Optional<Mark> context,
      String problem,
      String doing) {
    Search(String text, MarkedYamlEngineException failure) {
      this(
          List.of(text.split("\n", -1)),
          text,
          failure.getProblemMark().or(failure::getContextMark),
          failure.getContextMark(),
          oneLine(failure.getProblem()),
          oneLine(failure.getContext()));
    }

    SyntaxMistake mistake() {
      if (found.isEmpty()) {
        return new SyntaxMistake(0, 0, problem, AROUND);
      }
      Mark at = found.get();
      return tab(at)
          .or(() -> quote(at))
          .or(() -> bracket(at))
          .or(() -> key(at))
          .orElseGet(() -> plain(at));
    }

    private String line(int number) {
      return number < lines.size() ? lines.get(number) : "";
    }

    private SyntaxMistake plain(Mark at) {
      int back = problem.startsWith("found unknown escape") ? 1 : 0;
      return new SyntaxMistake(at.getLine(), at.getColumn() - back, problem, AROUND);
    }

    private Optional<SyntaxMistake> tab(Mark at) {
      String line = line(at.getLine());
      int start = line.length() - line.stripLeading().length();
      int tab = line.substring(0, start).indexOf('\t');
      return tab < 0
          ? Optional.empty()
          : Optional.of(
              new SyntaxMistake(
                  at.getLine(), tab, "a tab stands in the indentation", "indent with spaces"));
    }

    /** A quote that swallows lines, up to one that was meant to open something else. */
    private Optional<SyntaxMistake> quote(Mark at) {
      Optional<Mark> open =
          doing.contains("quoted scalar") && problem.contains("end of stream")
              ? context
              : swallowing(at);
      return open.map(
          o ->
              new SyntaxMistake(
                  o.getLine(),
                  o.getColumn(),
                  "the quote that opens here is not closed on its line",
                  "close it"));
    }

    private Optional<Mark> swallowing(Mark at) {
      LoadSettings settings = LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
      ScannerImpl tokens = new ScannerImpl(settings, new StreamReader(settings, text));
      Optional<Mark> open = Optional.empty();
      try {
        while (tokens.hasNext()) {
          Token token = tokens.next();
          Mark start = token.getStartMark().orElseThrow();
          Mark end = token.getEndMark().orElseThrow();
          if (start.getIndex() > at.getIndex()) {
            return open;
          }
          if (token instanceof ScalarToken scalar) {
            boolean swallows =
                isQuoted(scalar) && start.getLine() < end.getLine() && breaksOff(end);
            open = swallows ? Optional.of(start) : Optional.empty();
          }
        }
      } catch (YamlEngineException e) {
        return open;
      }
      return open;
    }

    /** Whether something else than a value's end follows behind a closing quote. */
    private boolean breaksOff(Mark end) {
      String line = line(end.getLine());
      String rest = line.substring(line.offsetByCodePoints(0, end.getColumn()));
      return !rest.matches("\\s*(\\s#.*|[,\\]}:].*)?");
    }

    private static boolean isQuoted(ScalarToken scalar) {
      return switch (scalar.getStyle()) {
        case DOUBLE_QUOTED, SINGLE_QUOTED -> true;
        default -> false;
      };
    }

    /** A bracket that is still open where a line begins that looks like a key of the block. */
    private Optional<SyntaxMistake> bracket(Mark at) {
      if (!doing.contains("flow") || context.isEmpty()) {
        return Optional.empty();
      }
      Mark open = context.get();
      String next = line(at.getLine());
      boolean ended = next.isBlank() || next.startsWith("---") || at.getLine() >= lines.size() - 1;
      boolean block = KEY.matcher(next).lookingAt() && indent(next) <= indent(line(open.getLine()));
      return open.getLine() < at.getLine() && (ended || block)
          ? Optional.of(
              new SyntaxMistake(
                  open.getLine(),
                  open.getColumn(),
                  "the bracket that opens here is not closed",
                  "close it"))
          : Optional.empty();
    }

    private static int indent(String line) {
      return line.length() - line.stripLeading().length();
    }

    private Optional<SyntaxMistake> key(Mark at) {
      if (doing.contains("simple key") && context.isPresent()) {
        return Optional.of(withoutColon(context.get().getLine(), context.get().getColumn()));
      }
      Matcher key = KEY.matcher(line(at.getLine()));
      boolean first =
          problem.startsWith("mapping values are not allowed")
              && key.lookingAt()
              && points(key.group()) == at.getColumn() + 1;
      if (!first) {
        return Optional.empty();
      }
      int before = at.getLine() - 1;
      while (before > 0 && line(before).isBlank()) {
        before--;
      }
      Matcher glued = KEY_WITHOUT_BLANK.matcher(line(Math.max(before, 0)));
      return Optional.of(
          glued.matches()
              ? withoutColon(before, points(glued.group(1)))
              : new SyntaxMistake(
                  at.getLine(),
                  points(key.group(1)),
                  "this line is indented further than the key before it, which has a value",
                  "indent it as its neighbours are"));
    }

    private static SyntaxMistake withoutColon(int line, int column) {
      return new SyntaxMistake(
          line,
          column,
          "a key is expected here, and there is no colon with a blank behind it",
          "write 'key: value'");
    }

    private static int points(String text) {
      return text.codePointCount(0, text.length());
    }
  }

  static String oneLine(String text) {
    return text == null ? "" : text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
  }
}
