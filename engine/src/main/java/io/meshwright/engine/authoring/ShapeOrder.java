package io.meshwright.engine.authoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * In which order a document of our own has its keys: that of its description.
 *
 * @param shapes what may stand there
 */
public record ShapeOrder(List<Shape> shapes) {
  /** Copies the shapes. */
  public ShapeOrder {
    shapes = List.copyOf(shapes);
  }

  /** The order of a document. */
  public static ShapeOrder of(OwnDocument document) {
    return new ShapeOrder(List.of(document.shape()));
  }

  /** The keys of the alternative that knows most of those that are there. */
  public List<String> keys(Set<String> present) {
    return mappings().stream()
        .map(m -> m.keys().stream().map(Shape.Key::name).toList())
        .max(Comparator.comparingLong(names -> names.stream().filter(present::contains).count()))
        .orElse(List.of());
  }

  /** The order of what a key holds, or of the items of the list that it holds. */
  public ShapeOrder within(String key) {
    List<Shape> within = new ArrayList<>();
    for (Shape shape : flat(shapes)) {
      switch (shape) {
        case Shape.Keys keys ->
            keys.key(key).map(Shape.Key::shape).ifPresent(value -> within.addAll(items(value)));
        case Shape.Named named -> within.addAll(items(named.value()));
        default -> {}
      }
    }
    return new ShapeOrder(within);
  }

  private static List<Shape> items(Shape shape) {
    return flat(List.of(shape)).stream()
        .map(s -> s instanceof Shape.Items(Shape item, int least) ? item : s)
        .toList();
  }

  private List<Shape.Keys> mappings() {
    return flat(shapes).stream()
        .flatMap(s -> Optional.of(s).filter(Shape.Keys.class::isInstance).stream())
        .map(Shape.Keys.class::cast)
        .toList();
  }

  private static List<Shape> flat(List<Shape> shapes) {
    List<Shape> flat = new ArrayList<>();
    for (Shape shape : shapes) {
      if (shape instanceof Shape.OneOf(List<Shape> alternatives)) {
        flat.addAll(flat(alternatives));
      } else {
        flat.add(shape);
      }
    }
    return flat;
  }
}
