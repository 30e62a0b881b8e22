package io.meshwright.provider.snowflake.client;

import io.meshwright.provider.snowflake.resource.SfView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the texts of views and dynamic tables name, by themselves and by way of those that they
 * name; a text that is not shown may name anything.
 */
final class Mentions {
  private static final String QUOTE = "\"";
  private static final String QUOTES = "\"\"";

  private final Map<String, Named> places;
  private final Map<String, String> texts;
  private final Map<String, Set<String>> named = new HashMap<>();

  private Mentions(Map<String, Named> places, Map<String, String> texts) {
    this.places = places;
    this.texts = texts;
  }

  /** The database and name of something. */
  private record Named(String database, String name) {}

  /**
   * Texts that may name each other, and tables, stages and models of some databases.
   *
   * @param texts by the place of what has the text; blank where it is not shown
   */
  static Mentions of(SfLive live, Collection<String> databases, Map<String, String> texts) {
    List<List<String>> paths = new ArrayList<>();
    for (String database : databases) {
      live.tables(database).forEach(t -> paths.add(List.of(database, t.schema(), t.name())));
      live.stages(database).forEach(s -> paths.add(List.of(database, s.schema(), s.name())));
      live.models(database)
          .forEach(
              (registry, models) ->
                  models.forEach(m -> paths.add(List.of(database, registry.path().getLast(), m))));
    }
    return among(paths, texts);
  }

  /**
   * The same, of what is known by database, schema and name.
   *
   * @param texts by place
   */
  static Mentions among(Collection<List<String>> paths, Map<String, String> texts) {
    Map<String, Named> places = new TreeMap<>();
    paths.forEach(
        p -> places.put(SfView.place(p.get(0), p.get(1), p.get(2)), new Named(p.get(0), p.get(2))));
    return new Mentions(places, texts);
  }

  private Set<String> named(String place) {
    String text = texts.get(place);
    if (text == null) {
      return Set.of();
    }
    String sought = text.toUpperCase(Locale.ROOT);
    Set<String> names = new TreeSet<>();
    if (text.isBlank() || NamesInTexts.areHidden(text)) {
      names.add(SfView.Body.Unread.ANYTHING);
    }
    String database = SfView.path(place).getFirst();
    places.forEach(
        (other, named) -> {
          // A name without a database is one of the view's own.
          if (!other.equals(place)
              && sought.contains(written(named.name()))
              && (named.database().equals(database)
                  || sought.contains(written(named.database())))) {
            names.add(other);
          }
        });
    return names;
  }

  /** A name as it may stand in quotes. */
  private static String written(String name) {
    return name.replace(QUOTE, QUOTES).toUpperCase(Locale.ROOT);
  }

  /** What a text names, and what those that it names do. */
  SortedSet<String> of(String place) {
    TreeSet<String> all = new TreeSet<>();
    List<String> open = new ArrayList<>(List.of(place));
    while (!open.isEmpty()) {
      String next = open.removeLast();
      for (String name : named.computeIfAbsent(next, this::named)) {
        if (all.add(name)) {
          open.add(name);
        }
      }
    }
    return all;
  }
}
