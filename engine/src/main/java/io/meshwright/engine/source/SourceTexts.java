package io.meshwright.engine.source;

import io.meshwright.api.SourceLines;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.problem.Place;
import io.meshwright.api.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a workspace as they were read, so that a finding can be shown with its line,
 * whatever has become of the file since.
 *
 * @param byFile texts by name; empty where a file could not be read
 */
public record SourceTexts(SortedMap<String, String> byFile) {
  /** Of findings about values that are or may be secrets: who misspells a key writes its value. */
  private static final Set<String> SECRET = Set.of("secret-in-workspace", "unknown-setting");

  private static final int MOST_LINES_ABOVE = 200;

  /** Copies the texts. */
  public SourceTexts {
    byFile = Ordered.map(byFile);
  }

  /** The lines of some findings, without those that may hold a secret. */
  public SourceLines lines(List<Problem> problems) {
    TreeMap<Place, String> lines = new TreeMap<>();
    TreeMap<String, Lines> opened = new TreeMap<>();
    for (Problem problem : problems) {
      problem
          .place()
          .ifPresent(
              place ->
                  opened
                      .computeIfAbsent(
                          place.file(), file -> new Lines(byFile.getOrDefault(file, "")))
                      .shown(place.line())
                      .ifPresent(line -> lines.put(start(place), line)));
    }
    problems.stream()
        .filter(p -> SECRET.contains(p.code()))
        .flatMap(p -> p.place().stream())
        .forEach(place -> lines.remove(start(place)));
    return new SourceLines(Ordered.set(byFile.keySet()), lines);
  }

  private static Place start(Place place) {
    return new Place(place.file(), place.line(), 1);
  }

  /** One text by lines. */
  private static final class Lines {
    private final String text;
    private final int[] ends;

    Lines(String text) {
      this.text = text;
      this.ends = ends(text);
    }

    private static int[] ends(String text) {
      int[] ends = new int[(int) text.chars().filter(c -> c == '\n').count() + 1];
      int line = 0;
      for (int i = 0; i < text.length(); i++) {
        if (text.charAt(i) == '\n') {
          ends[line++] = i;
        }
      }
      ends[line] = text.length();
      return ends;
    }

    /** A line, counted from 1, unless it may hold a secret. */
    Optional<String> shown(int number) {
      if (number > ends.length || text.isEmpty()) {
        return Optional.empty();
      }
      String line = line(number);
      return SecretReferences.mayBeIn(line) || SecretReferences.mayBeIn(parent(number, line))
          ? Optional.empty()
          : Optional.of(line);
    }

    private String line(int number) {
      int start = number == 1 ? 0 : ends[number - 2] + 1;
      int end = ends[number - 1];
      return text.substring(start, end > start && text.charAt(end - 1) == '\r' ? end - 1 : end);
    }

    /** The nearest line above that is indented less: what begins there holds the line. */
    private String parent(int number, String line) {
      int indentation = indentation(line);
      for (int above = number - 1; above > 0 && above > number - MOST_LINES_ABOVE; above--) {
        String candidate = line(above);
        if (!candidate.isBlank() && indentation(candidate) < indentation) {
          return candidate;
        }
      }
      return "";
    }

    private static int indentation(String line) {
      int spaces = 0;
      while (spaces < line.length() && line.charAt(spaces) == ' ') {
        spaces++;
      }
      return spaces;
    }
  }
}
