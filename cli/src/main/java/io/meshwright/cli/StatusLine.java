package io.meshwright.cli;

import io.meshwright.cli.render.Printable;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What goes on, for somebody who waits. On a terminal it is one line, rewritten in place; else a
 * line on standard error every two seconds, and none where nothing takes that long. Never part of a
 * result. Safe for the thread of the command and the one that ticks.
 */
final class StatusLine {
  private static final String TO_LINE_START = "\r";
  private static final String ERASE_REST_OF_LINE = "\u001b[K";
  private static final Duration SILENCE = Duration.ofSeconds(2);

  private final Terminal terminal;
  private final LongSupplier nanos;
  private Mode mode = Mode.OFF;
  private String what = "";
  private String painted = "";
  private long since;
  private long lastLine;
  private boolean lineIsOpen;

  /**
   * A line that shows nothing yet.
   *
   * @param nanos the time, as {@link System#nanoTime()} has it
   */
  StatusLine(Terminal terminal, LongSupplier nanos) {
    this.terminal = terminal;
    this.nanos = nanos;
  }

  /** How it is shown. */
  enum Mode {
    /** Not at all. */
    OFF,
    /** On one line of the terminal. */
    REWRITTEN,
    /** As lines on standard error. */
    LOGGED
  }

  /** A command begins. */
  synchronized void begin(Mode value) {
    mode = value;
    lastLine = nanos.getAsLong();
  }

  /** This goes on now. */
  synchronized void show(String now) {
    what = Printable.line(now);
    since = nanos.getAsLong();
    paint();
  }

  /** Nothing goes on any more that takes time. */
  synchronized void nothing() {
    what = "";
    erase();
  }

  /** Prints something else, which must not stand on the same line. */
  synchronized void beside(Runnable print) {
    erase();
    print.run();
    lastLine = nanos.getAsLong();
    paint();
  }

  /** Time has passed; called several times a second. */
  synchronized void tick() {
    if (what.isEmpty()) {
      return;
    }
    if (mode == Mode.LOGGED && nanos.getAsLong() - lastLine >= SILENCE.toNanos()) {
      terminal.err().println("meshwright: " + text());
      lastLine = nanos.getAsLong();
    }
    paint();
  }

  private void paint() {
    if (mode != Mode.REWRITTEN || what.isEmpty()) {
      return;
    }
    String line = fitting(text());
    if (!lineIsOpen || !line.equals(painted)) {
      terminal.out().print(TO_LINE_START + line + ERASE_REST_OF_LINE);
      terminal.out().flush();
      lineIsOpen = true;
      painted = line;
    }
  }

  private void erase() {
    if (lineIsOpen) {
      terminal.out().print(TO_LINE_START + ERASE_REST_OF_LINE);
      terminal.out().flush();
      lineIsOpen = false;
    }
  }

  /** What goes on, and for how long where that is worth telling. */
  private String text() {
    Duration elapsed = Duration.ofNanos(nanos.getAsLong() - since);
    return elapsed.compareTo(SILENCE) < 0 ? what : what + " (" + elapsed.toSeconds() + " s)";
  }

  /** A line that wraps could not be rewritten. */
  private String fitting(String line) {
    int left = terminal.width() - 1;
    int end = 0;
    while (end < line.length()) {
      int codePoint = line.codePointAt(end);
      left -= isWide(codePoint) ? 2 : 1;
      if (left < 0) {
        return line.substring(0, end);
      }
      end += Character.charCount(codePoint);
    }
    return line;
  }

  /** Whether a terminal gives it two places: East Asian letters and pictures. */
  private static boolean isWide(int codePoint) {
    return codePoint >= 0x1100
        && (Character.isIdeographic(codePoint)
            || switch (Character.UnicodeScript.of(codePoint)) {
              case HANGUL, HIRAGANA, KATAKANA -> true;
              default -> codePoint >= 0x1f000 || codePoint >= 0xff00 && codePoint < 0xff61;
            });
  }
}
