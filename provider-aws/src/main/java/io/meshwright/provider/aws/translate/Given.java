package io.meshwright.provider.aws.translate;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.policy.Expression;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What one principal gets on one table.
 *
 * @param permissions on the whole table; none where a filter or nothing is given
 * @param grantable whether he may hand them on
 * @param part what a filter shows him
 */
record Given(SortedSet<String> permissions, boolean grantable, Optional<Part> part) {
  private static final List<String> READ = List.of("SELECT");
  private static final List<String> CHANGE = List.of("DELETE", "INSERT", "SELECT");
  private static final List<String> EVERYTHING =
      List.of("ALTER", "DELETE", "DESCRIBE", "DROP", "INSERT", "SELECT");

  /** Copies the permissions. */
  Given {
    permissions = Ordered.set(permissions);
  }

  /**
   * Some of a table.
   *
   * @param columns native names
   * @param rows over native names
   */
  record Part(SortedSet<String> columns, Expression rows) {
    /** Copies the columns. */
    Part {
      columns = Ordered.set(columns);
    }
  }

  static Given nothing() {
    return new Given(Ordered.set(List.of()), false, Optional.empty());
  }

  static Given reading() {
    return new Given(Ordered.set(READ), false, Optional.empty());
  }

  static Given changing() {
    return new Given(Ordered.set(CHANGE), false, Optional.empty());
  }

  static Given managing() {
    return new Given(Ordered.set(EVERYTHING), true, Optional.empty());
  }

  static Given discovering() {
    return new Given(Ordered.set(List.of("DESCRIBE")), false, Optional.empty());
  }

  static Given part(SortedSet<String> columns, Expression rows) {
    return new Given(Ordered.set(List.of()), false, Optional.of(new Part(columns, rows)));
  }

  /** What of it may be given to another account. */
  Given outside(boolean grantable) {
    boolean reads = permissions.contains("SELECT");
    return part.isPresent()
        ? new Given(permissions, grantable, part)
        : new Given(
            reads ? Ordered.set(READ) : discovering().permissions(), grantable, Optional.empty());
  }

  boolean isNothing() {
    return permissions.isEmpty() && part.isEmpty();
  }
}
