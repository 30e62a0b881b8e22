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

  private final Map<String, String> places;
  private final Map<String, String> texts;
  private final Map<String, Set<String>> named = new HashMap<>();

  private Mentions(Map<String, String> places, Map<String, String> texts) {
    this.places = places;
    this.texts = texts;
  }

  /**
   * Texts that may name each other, and tables, stages and models of some databases.
   *
   * @param texts by the place of what has the text; blank where it is not shown
   */
  static Mentions of(SfLive live, Collection<String> databases, Map<String, String> texts) {
    Map<String, String> places = new TreeMap<>();
    for (String database : databases) {
      live.tables(database)
          .forEach(t -> places.put(SfView.place(database, t.schema(), t.name()), t.name()));
      live.stages(database)
          .forEach(s -> places.put(SfView.place(database, s.schema(), s.name()), s.name()));
      live.models(database)
          .forEach(
              (registry, models) ->
                  models.forEach(
                      m -> places.put(SfView.place(database, registry.path().getLast(), m), m)));
    }
    return new Mentions(places, texts);
  }

  private Set<String> named(String place) {
    String text = texts.get(place);
    if (text == null) {
      return Set.of();
    }
    String sought = text.toUpperCase(Locale.ROOT);
    Set<String> names = new TreeSet<>();
    if (text.isBlank()) {
      names.add(SfView.Body.Unread.ANYTHING);
    }
    String database = home(place);
    places.forEach(
        (other, name) -> {
          // A name without a database is one of the view's own.
          String home = home(other);
          if (!other.equals(place)
              && sought.contains(written(name))
              && (home.equals(database) || sought.contains(written(home)))) {
            names.add(other);
          }
        });
    return names;
  }

  private static String home(String place) {
    return place.substring(0, place.indexOf('\n'));
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
