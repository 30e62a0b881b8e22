package io.meshwright.cli.render;

/** How text is set off: with the colours of a terminal, or not at all. */
public enum Style {
  /** Text only. */
  PLAIN,
  /** ANSI colours. */
  COLORS;

  /** For headings. */
  public String bold(String text) {
    return in("1", text);
  }

  /** For what failed, goes away or must not be missed. */
  public String red(String text) {
    return in("31", text);
  }

  /** For what is done or comes. */
  public String green(String text) {
    return in("32", text);
  }

  /** For what needs a look. */
  public String yellow(String text) {
    return in("33", text);
  }

  private String in(String code, String text) {
    return switch (this) {
      case PLAIN -> text;
      case COLORS -> "\u001b[" + code + "m" + text + "\u001b[0m";
    };
  }
}
