package io.meshwright.kit.text;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a native type as people write it: words, and up to two numbers in round or square
 * brackets, such as {@code varchar(50)}, {@code varchar[50]} or {@code timestamp(6) with time
 * zone}.
 *
 * @param word in small letters, without numbers
 * @param first first number in brackets
 * @param second second number in brackets
 */
public record TypeText(String word, OptionalInt first, OptionalInt second) {
  private static final int MAX_LENGTH = 200;

  /** Number written in place of {@code max}. */
  private static final String MAX = "2147483647";

  private static final Pattern FORM =
      Pattern.compile(
          "\\s*([a-z][a-z0-9_ ]*?)\\s*"
              + "(?:[(\\[]\\s*(\\d{1,10})\\s*(?:,\\s*(\\d{1,10})\\s*)?[)\\]]\\s*([a-z ]*))?");

  /** Reads a native type; empty where the text has no such form. */
  public static Optional<TypeText> parse(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    Matcher matcher =
        FORM.matcher(
            text.toLowerCase(Locale.ROOT).replaceFirst("\\(\\s*max\\s*\\)", "(" + MAX + ")"));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String rest = Optional.ofNullable(matcher.group(4)).orElse("");
    String word = (matcher.group(1) + " " + rest).strip().replaceAll("\\s+", " ");
    return Optional.of(
        new TypeText(
            word,
            number(Optional.ofNullable(matcher.group(2))),
            number(Optional.ofNullable(matcher.group(3)))));
  }

  private static OptionalInt number(Optional<String> digits) {
    return digits.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of((int) Math.min(Long.parseLong(digits.get()), Integer.MAX_VALUE));
  }
}
