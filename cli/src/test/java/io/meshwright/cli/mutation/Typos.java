package io.meshwright.cli.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Slips of the pen in one word. */
final class Typos {
  private static final List<String> ROWS = List.of("qwertyuiop", "asdfghjkl", "zxcvbnm");

  private Typos() {}

  /** What people do to a word. */
  enum Slip {
    TRANSPOSITION,
    DROPPED_LETTER,
    DOUBLED_LETTER,
    NEIGHBOURING_KEY,
    WRONG_CASE
  }

  /** The word with one slip; never the word itself. */
  static String of(String word, Slip slip, Random random) {
    List<String> slips = new ArrayList<>();
    for (int i = 0; i < word.length(); i++) {
      if (Character.isLetter(word.charAt(i))) {
        add(word, i, slip, slips, random);
      }
    }
    slips.removeIf(s -> s.equals(word) || s.isEmpty());
    return slips.isEmpty()
        ? of(word, Slip.DOUBLED_LETTER, random)
        : slips.get(random.nextInt(slips.size()));
  }

  private static void add(String word, int i, Slip slip, List<String> slips, Random random) {
    String before = word.substring(0, i);
    char letter = word.charAt(i);
    String after = word.substring(i + 1);
    switch (slip) {
      case TRANSPOSITION -> {
        if (!after.isEmpty() && Character.isLetter(after.charAt(0))) {
          slips.add(before + after.charAt(0) + letter + after.substring(1));
        }
      }
      case DROPPED_LETTER -> slips.add(before + after);
      case DOUBLED_LETTER -> slips.add(before + letter + letter + after);
      case NEIGHBOURING_KEY -> slips.add(before + neighbour(letter, random) + after);
      case WRONG_CASE -> slips.add(before + other(letter) + after);
    }
  }

  private static char other(char letter) {
    return Character.isUpperCase(letter)
        ? Character.toLowerCase(letter)
        : Character.toUpperCase(letter);
  }

  private static char neighbour(char letter, Random random) {
    char small = Character.toLowerCase(letter);
    for (String row : ROWS) {
      int at = row.indexOf(small);
      if (at >= 0) {
        int step = at == 0 || (at < row.length() - 1 && random.nextBoolean()) ? 1 : -1;
        char next = row.charAt(at + step);
        return Character.isUpperCase(letter) ? Character.toUpperCase(next) : next;
      }
    }
    return letter;
  }
}
