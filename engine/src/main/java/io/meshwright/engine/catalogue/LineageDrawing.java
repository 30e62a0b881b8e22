package io.meshwright.engine.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Function;

/** Draws what is made from what, from left to right, as SVG whose boxes are links. */
final class LineageDrawing<N extends Comparable<N>> {
  private static final int WIDTH = 208;
  private static final int HEIGHT = 50;
  private static final int GAP_X = 64;
  private static final int GAP_Y = 14;
  private static final int MARGIN = 4;
  private static final int LETTERS = 27;

  private final Flow<N> flow;
  private final Function<N, Box> boxes;
  private final Map<N, int[]> places = new HashMap<>();

  LineageDrawing(Flow<N> flow, Function<N, Box> boxes) {
    this.flow = flow;
    this.boxes = boxes;
  }

  /**
   * How a thing is shown.
   *
   * @param name in large letters
   * @param where in small ones
   * @param page where a click leads
   */
  record Box(String name, String where, Target.Page page) {}

  /** What lies around a thing; it is marked. */
  Html around(N node, int steps, String label) {
    return draw(flow.around(node, steps), List.of(node), label);
  }

  /** Everything. */
  Html whole(String label) {
    return draw(flow.layers(), List.of(), label);
  }

  private Html draw(SortedMap<Integer, SortedSet<N>> layers, List<N> marked, String label) {
    List<List<N>> columns = new ArrayList<>();
    layers.values().forEach(layer -> columns.add(inOrder(layer, columns)));
    int tallest = columns.stream().mapToInt(List::size).max().orElse(0);
    int height = 2 * MARGIN + tallest * (HEIGHT + GAP_Y) - GAP_Y;
    int width = 2 * MARGIN + columns.size() * (WIDTH + GAP_X) - GAP_X;
    for (int x = 0; x < columns.size(); x++) {
      place(columns.get(x), x, height);
    }
    List<Html> shapes = new ArrayList<>();
    places.keySet().stream().sorted().forEach(to -> edges(to, shapes));
    columns.forEach(column -> column.forEach(node -> shapes.add(box(node, marked.contains(node)))));
    Html.Element svg =
        Html.of("svg", shapes)
            .css("lineage")
            .attr("viewBox", "0 0 " + width + " " + height)
            .attr("width", String.valueOf(width))
            .attr("height", String.valueOf(height))
            .attr("role", "group")
            .attr("aria-label", label);
    return Html.of("div", svg)
        .css("scroll drawing")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", label);
  }

  /** Those that are made from the same stand together, so that fewer lines cross. */
  private List<N> inOrder(SortedSet<N> layer, List<List<N>> before) {
    Map<N, Double> weights = new HashMap<>();
    for (N node : layer) {
      weights.put(
          node,
          flow.before(node).stream()
              .flatMapToInt(
                  source -> before.stream().mapToInt(c -> c.indexOf(source)).filter(i -> i >= 0))
              .average()
              .orElse(Double.MAX_VALUE));
    }
    return layer.stream()
        .sorted(Comparator.<N>comparingDouble(weights::get).thenComparing(n -> n))
        .toList();
  }

  private void place(List<N> column, int x, int height) {
    int used = column.size() * (HEIGHT + GAP_Y) - GAP_Y;
    int top = (height - used) / 2;
    for (int i = 0; i < column.size(); i++) {
      places.put(
          column.get(i), new int[] {MARGIN + x * (WIDTH + GAP_X), top + i * (HEIGHT + GAP_Y)});
    }
  }

  private void edges(N to, List<Html> shapes) {
    int[] end = places.getOrDefault(to, new int[2]);
    for (N from : flow.before(to)) {
      int[] start = places.get(from);
      if (start != null) {
        int x1 = start[0] + WIDTH;
        int y1 = start[1] + HEIGHT / 2;
        int y2 = end[1] + HEIGHT / 2;
        int bend = Math.max(GAP_X / 2, Math.abs(end[0] - x1) / 2);
        String path =
            "M%d %dC%d %d %d %d %d %d"
                .formatted(x1, y1, x1 + bend, y1, end[0] - bend, y2, end[0], y2);
        shapes.add(Html.of("path").css("edge").attr("d", path));
      }
    }
  }

  private Html box(N node, boolean marked) {
    Box box = boxes.apply(node);
    int[] place = places.getOrDefault(node, new int[2]);
    return Html.of(
            "a",
            Html.of("title", box.where() + " " + box.name()),
            Html.of("rect")
                .attr("x", String.valueOf(place[0]))
                .attr("y", String.valueOf(place[1]))
                .attr("width", String.valueOf(WIDTH))
                .attr("height", String.valueOf(HEIGHT))
                .attr("rx", "8"),
            line("where", place, 20, box.where()),
            line("name", place, 38, box.name()))
        .css(marked ? "box marked" : "box")
        .to(box.page());
  }

  private static Html line(String css, int[] place, int down, String text) {
    return Html.of("text", shortened(text))
        .css(css)
        .attr("x", String.valueOf(place[0] + 12))
        .attr("y", String.valueOf(place[1] + down));
  }

  private static String shortened(String text) {
    int[] points = text.codePoints().toArray();
    return points.length <= LETTERS ? text : new String(points, 0, LETTERS - 1) + "\u2026";
  }
}
