package io.meshwright.provider.aws.translate;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.Expression;
import io.meshwright.provider.aws.resource.ViewBody;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What one principal gets on one table.
 *
 * @param permissions on the whole table; none where a filter or nothing is given
 * @param grantable whether he may hand them on
 * @param part what a filter shows him
 * @param own what a view of his own shows him
 */
record Given(
    SortedSet<String> permissions, boolean grantable, Optional<Part> part, Optional<Own> own) {
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

  /**
   * What a view shows.
   *
   * @param reader who reads it
   * @param cells per published column, in order
   */
  record Own(PrincipalId reader, Map<String, ViewBody.Cell> cells) {
    /** Copies the cells. */
    Own {
      cells = Ordered.inserted(cells);
    }
  }

  private static Given whole(List<String> permissions, boolean grantable) {
    return new Given(Ordered.set(permissions), grantable, Optional.empty(), Optional.empty());
  }

  static Given nothing() {
    return whole(List.of(), false);
  }

  static Given reading() {
    return whole(READ, false);
  }

  static Given changing() {
    return whole(CHANGE, false);
  }

  static Given managing() {
    return whole(EVERYTHING, true);
  }

  static Given discovering() {
    return whole(List.of("DESCRIBE"), false);
  }

  static Given part(SortedSet<String> columns, Expression rows) {
    return new Given(
        Ordered.set(List.of()), false, Optional.of(new Part(columns, rows)), Optional.empty());
  }

  static Given own(PrincipalId reader, Map<String, ViewBody.Cell> cells) {
    return new Given(
        Ordered.set(List.of()), false, Optional.empty(), Optional.of(new Own(reader, cells)));
  }

  /** What of it may be given to another account. */
  Given outside(boolean grantable) {
    boolean reads = permissions.contains("SELECT");
    return part.isPresent() || own.isPresent()
        ? new Given(permissions, grantable, part, own)
        : whole(reads ? READ : List.of("DESCRIBE"), grantable);
  }

  boolean isNothing() {
    return permissions.isEmpty() && part.isEmpty() && own.isEmpty();
  }
}
