package io.meshwright.api;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.problem.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * The files of a workspace that were read, and the lines that findings are about, as they were when
 * they were read. A line that may hold a secret is left out.
 *
 * @param files names relative to the workspace
 * @param lines text by the place where the line starts, without its end
 */
public record SourceLines(SortedSet<String> files, SortedMap<Place, String> lines) {
  /** Nothing was read from files. */
  public static final SourceLines NONE =
      new SourceLines(Ordered.set(List.of()), Ordered.map(Map.of()));

  /** Copies files and lines. */
  public SourceLines {
    files = Ordered.set(files);
    lines = Ordered.map(lines);
  }

  /** The line in which a place lies; empty where it is not known or not to be shown. */
  public Optional<String> at(Place place) {
    return Optional.ofNullable(lines.get(new Place(place.file(), place.line(), 1)));
  }
}
