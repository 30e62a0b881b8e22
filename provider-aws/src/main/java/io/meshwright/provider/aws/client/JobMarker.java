package io.meshwright.provider.aws.client;

import io.meshwright.api.resource.Marker;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whose a job, trigger or ruleset is, as its description: lists show descriptions, and tags only by
 * a call for each. The tags of the same names are for others.
 */
public final class JobMarker {
  private static final Pattern PART = Pattern.compile("(meshwright\\.[a-z]+)=(\\S+)");

  private JobMarker() {}

  /** The description. */
  public static String text(Marker marker) {
    return Markers.marked(Map.of(), marker).entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining(" "));
  }

  /** The marker that a description is; empty where it is anything else. */
  public static Optional<Marker> of(String description) {
    Map<String, String> parts = new TreeMap<>();
    Matcher matcher = PART.matcher(description);
    while (matcher.find()) {
      parts.put(matcher.group(1), matcher.group(2));
    }
    return Markers.of(parts).filter(marker -> text(marker).equals(description));
  }
}
