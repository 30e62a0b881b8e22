package io.meshwright.provider.aws.resource;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Whose data is deleted when the retention that a contract states is over. */
public enum AwsDeletion {
  /** Nobody's. */
  NONE,
  /** That of ports of files. */
  FILES,
  /** That of ports of files, and of tables that are files and no more. */
  ALL;

  /** The words of the setting; the first one is what counts where nothing is said. */
  public static List<String> words() {
    return Arrays.stream(values()).map(d -> d.name().toLowerCase(Locale.ROOT)).toList();
  }

  /** The one of a word. */
  public static AwsDeletion of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Whether anything is deleted. */
  public boolean isOn() {
    return this != NONE;
  }
}
