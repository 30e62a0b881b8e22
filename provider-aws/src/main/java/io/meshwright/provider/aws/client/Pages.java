package io.meshwright.provider.aws.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads lists that come in pages until no page follows. */
final class Pages {
  /** A million tables of a database, or ten million rights: more than an account may have. */
  private static final int MOST = 10_000;

  private Pages() {}

  /**
   * A page.
   *
   * @param items what is on it
   * @param next how to ask for the one after it; empty on the last
   */
  record Page<T>(List<T> items, Optional<String> next) {
    /** Copies the items. */
    Page {
      items = List.copyOf(items);
      next = next.filter(n -> !n.isEmpty());
    }
  }

  /** Everything. A service that gives one token twice, or ever another, would be asked for ever. */
  static <T> List<T> all(String action, Function<Optional<String>, Page<T>> read) {
    List<T> all = new ArrayList<>();
    Set<String> asked = new HashSet<>();
    Optional<String> token = Optional.empty();
    do {
      Page<T> page = read.apply(token);
      all.addAll(page.items());
      token = page.next();
      if (token.isPresent() && !asked.add(token.get())) {
        throw new MeshException(
            ErrorKind.TRANSIENT, action + " gives the same page again and again; try later");
      }
      if (asked.size() >= MOST) {
        throw new MeshException(
            ErrorKind.TRANSIENT,
            "%s gives no last page after %,d pages; try later".formatted(action, MOST));
      }
    } while (token.isPresent());
    return List.copyOf(all);
  }
}
