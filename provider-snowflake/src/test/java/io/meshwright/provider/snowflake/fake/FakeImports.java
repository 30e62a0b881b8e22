package io.meshwright.provider.snowflake.fake;

import io.meshwright.provider.snowflake.fake.FakeState.Database;
import io.meshwright.provider.snowflake.fake.FakeState.Path;
import io.meshwright.provider.snowflake.fake.FakeState.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Databases that are shares of other accounts (user-guide/data-share-consumers): one for each share
 * in an account, with the roles that the share holds as long as it is open, and nothing can be made
 * in it.
 */
final class FakeImports {
  /** In SHOW DATABASES. */
  static final String KIND = "IMPORTED DATABASE";

  static final String REVOKED = "<revoked>";

  private final Map<String, FakeAccount> neighbours = new TreeMap<>();
  private String own = "";

  /**
   * A share as another account tells of it.
   *
   * @param account its account
   * @param name its name
   * @param closed whether it was closed since it was imported: there is no way back but to import
   *     it anew
   */
  record Share(String account, String name, boolean closed) {
    String shown() {
      return account + "." + name;
    }
  }

  /** What the account itself is called, ORGANISATION.ACCOUNT. */
  void own(String account) {
    own = account;
  }

  /** Another account by the name under which this one knows it. */
  void knows(String account, FakeAccount other) {
    neighbours.put(account, other);
  }

  private Optional<List<String>> roles(Share share) {
    return Optional.ofNullable(neighbours.get(share.account()))
        .filter(a -> !share.closed())
        .flatMap(a -> a.shared(share.name(), own));
  }

  /** CREATE DATABASE … FROM SHARE …; whether that is what the statement does. */
  boolean create(FakeState state, String actor, Path path, Sql sql) {
    if (!sql.take("FROM SHARE")) {
      return false;
    }
    List<String> names = sql.path();
    String comment = FakeStatements.comment(sql, false).orElse("");
    sql.end();
    if (state.databases.containsKey(path)) {
      throw Refused.exists(path.last());
    }
    Share share =
        new Share(String.join(".", names.subList(0, names.size() - 1)), names.getLast(), false);
    if (roles(share).isEmpty()) {
      throw Refused.missing("Share", share.shown());
    }
    if (state.imports.containsValue(share)) {
      throw Refused.semantic(
          0, "SQL compilation error:\nThe share has been imported already: " + share.shown());
    }
    state.databases.put(path, new Database(actor, comment));
    state.imports.put(path, share);
    refresh(state);
    return true;
  }

  /** What a share holds shows in its database at once. */
  void refresh(FakeState state) {
    state.imports.keySet().removeIf(p -> !state.databases.containsKey(p));
    state.imports.replaceAll(
        (path, share) ->
            roles(share).isPresent() ? share : new Share(share.account(), share.name(), true));
    state.imports.forEach(
        (path, share) -> {
          List<String> roles = roles(share).orElse(List.of());
          for (Path role : new ArrayList<>(state.roles.keySet())) {
            if (role.names().size() == 2
                && role.parent().equals(path)
                && !roles.contains(role.last())) {
              state.forgetRole(role);
            }
          }
          roles.forEach(
              r -> state.roles.putIfAbsent(Path.of(path.last(), r), new Role("", "theirs")));
        });
  }

  /** As SHOW DATABASES tells of it; empty where it is a database of the account. */
  Optional<String> origin(FakeState state, Path path) {
    return Optional.ofNullable(state.imports.get(path))
        .map(share -> share.closed() ? REVOKED : share.shown());
  }

  /** Refuses to tell what is in one that is closed. */
  static void checkOpen(FakeState state, Path database) {
    Share share = state.imports.get(database);
    if (share != null && share.closed()) {
      throw Refused.closed();
    }
  }

  /** Refuses to make or give away something in such a database. */
  static void checkOwn(FakeState state, Path path) {
    if (state.imports.containsKey(Path.of(path.names().getFirst()))) {
      throw Refused.privileges("database '" + path.names().getFirst() + "'");
    }
  }
}
