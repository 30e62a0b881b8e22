package io.meshwright.provider.postgres.apply;

import io.meshwright.provider.postgres.client.DdlStep;
import io.meshwright.provider.postgres.resource.PgGrant;
import io.meshwright.provider.postgres.sql.PgSql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Statements about rights: the difference of two bags of words. What a grantee passed on goes with
 * its right, or it could keep us from taking that away.
 */
final class GrantStatements implements Statements<PgGrant> {
  private static final Set<String> PRIVILEGES =
      Set.of(
          "SELECT",
          "INSERT",
          "UPDATE",
          "DELETE",
          "TRUNCATE",
          "REFERENCES",
          "TRIGGER",
          "MAINTAIN",
          "USAGE",
          "CREATE");

  @Override
  public List<DdlStep> create(Target<PgGrant> target, Working working) {
    return difference(nothing(target.object()), target.object());
  }

  @Override
  public List<DdlStep> alter(Target<PgGrant> before, Target<PgGrant> after, Working working) {
    return difference(before.object(), after.object());
  }

  @Override
  public List<DdlStep> drop(PgGrant object, Working working) {
    return difference(object, nothing(object));
  }

  private static PgGrant nothing(PgGrant grant) {
    return new PgGrant(
        grant.schema(),
        grant.relation(),
        grant.grantee(),
        grant.on(),
        new TreeSet<>(),
        new TreeSet<>());
  }

  private static List<DdlStep> difference(PgGrant before, PgGrant after) {
    SortedSet<String> gone = minus(before.privileges(), after.privileges());
    SortedSet<String> kept = new TreeSet<>(before.privileges());
    kept.removeAll(gone);
    // Revoking a right on the whole object revokes it on each column as well.
    kept.removeIf(word -> gone.contains(PgGrant.privilegeOf(word)));
    SortedSet<String> grantable = new TreeSet<>(before.grantable());
    grantable.retainAll(kept);
    SortedSet<String> lost = minus(grantable, after.grantable());
    SortedSet<String> given = minus(after.privileges(), kept);
    SortedSet<String> passedOn = minus(after.grantable(), grantable);
    given.removeAll(passedOn);
    List<DdlStep> steps = new ArrayList<>();
    String on = on(after);
    String who = Sql.role(after.grantee());
    add(steps, "REVOKE", "", gone, on + " FROM " + who + " CASCADE");
    add(steps, "REVOKE", "GRANT OPTION FOR ", lost, on + " FROM " + who + " CASCADE");
    add(steps, "GRANT", "", given, on + " TO " + who);
    add(steps, "GRANT", "", passedOn, on + " TO " + who + " WITH GRANT OPTION");
    return steps;
  }

  private static void add(
      List<DdlStep> steps, String what, String prefix, SortedSet<String> words, String rest) {
    if (!words.isEmpty()) {
      steps.add(Sql.step(what, prefix + list(words) + rest));
    }
  }

  private static String on(PgGrant grant) {
    return switch (grant.on()) {
      case SCHEMA -> " ON SCHEMA " + Sql.name(grant.schema());
      case TABLE, VIEW -> " ON TABLE " + PgSql.qualified(grant.schema(), grant.relation());
    };
  }

  private static String list(Collection<String> words) {
    SortedMap<String, List<String>> columns = new TreeMap<>();
    List<String> parts = new ArrayList<>();
    for (String word : words) {
      String privilege = known(PgGrant.privilegeOf(word));
      if (privilege.equals(word)) {
        parts.add(privilege);
      } else {
        columns.computeIfAbsent(privilege, p -> new ArrayList<>()).add(PgGrant.columnOf(word));
      }
    }
    columns.forEach((privilege, list) -> parts.add(privilege + " (" + Sql.names(list) + ")"));
    return parts.stream().collect(Collectors.joining(", "));
  }

  private static String known(String privilege) {
    if (!PRIVILEGES.contains(privilege)) {
      throw new IllegalArgumentException("'" + privilege + "' is no PostgreSQL privilege");
    }
    return privilege;
  }

  private static SortedSet<String> minus(SortedSet<String> words, SortedSet<String> others) {
    SortedSet<String> rest = new TreeSet<>(words);
    rest.removeAll(others);
    return rest;
  }
}
