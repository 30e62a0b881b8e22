package io.meshwright.provider.postgres.translate;

import io.meshwright.api.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who uses which native name; finds names that two things would share or the server refuses. */
final class Claims {
  private static final int MAX_NAME_BYTES = 63;
  private static final Set<String> SYSTEM_COLUMNS =
      Set.of("ctid", "xmin", "xmax", "cmin", "cmax", "tableoid");

  /** Among them the superusers of most servers, and of the embedded one. */
  private static final Set<String> TAKEN =
      Set.of("public", "none", "postgres", "meshwright_admin", "information_schema");

  private final Map<String, String> holders = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  /**
   * Claims a name of a role or schema, or within a scope.
   *
   * @param space names of one space are different; for example {@code role}
   * @param name the native name
   * @param holder what it is for, for people; the same one may claim again
   * @return whether the name is the holder's
   */
  boolean claim(String space, String name, String holder) {
    if (name.startsWith("pg_") || TAKEN.contains(name)) {
      problem("reserved-name", holder, "PostgreSQL keeps the name '" + name + "' for itself");
      return false;
    }
    return claimWithin(space, name, holder);
  }

  /** Claims a name within an object of ours, where the server keeps none for itself. */
  boolean claimWithin(String space, String name, String holder) {
    String other = holders.putIfAbsent(space + "\0" + name, holder);
    if (other != null && !other.equals(holder)) {
      problem(
          "name-collision", holder, "the " + space + " '" + name + "' is already that of " + other);
      return false;
    }
    return true;
  }

  /** Whether a column can have its name; a published name is never changed to fit. */
  boolean column(String name, String holder) {
    if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
      problem("name-too-long", holder, "column '" + name + "' has more than 63 bytes");
      return false;
    }
    if (SYSTEM_COLUMNS.contains(name) || name.indexOf('\0') >= 0) {
      problem("reserved-name", holder, "PostgreSQL has no column '" + name + "' to give");
      return false;
    }
    return true;
  }

  void problem(String code, String subject, String what) {
    String remedy =
        switch (code) {
          case "unmapped-principal" -> "map it in the environment";
          case "key-type" -> "take the column out of the key, or give it another type";
          case "view-source", "view-column" -> "correct the view definition";
          default -> "choose another name";
        };
    Problem problem = Problem.error(code, subject, what, remedy);
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }
}
