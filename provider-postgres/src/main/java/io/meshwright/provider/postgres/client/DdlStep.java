package io.meshwright.provider.postgres.client;

import io.meshwright.api.name.Ordered;
import java.util.Map;
import java.util.SortedMap;

/** One step of a transaction that changes definitions. */
public sealed interface DdlStep {
  /** What it does, in a word or two, for people. */
  String what();

  /**
   * A statement; holds no secret.
   *
   * @param what its kind, for example {@code CREATE TABLE}
   * @param text the statement
   * @param remedies per code of the server what to do where the statement fails with it
   */
  record Sql(String what, String text, SortedMap<String, String> remedies) implements DdlStep {
    /** Copies the remedies. */
    public Sql {
      remedies = Ordered.map(remedies);
    }

    /** A statement whose failures are nothing special. */
    public Sql(String what, String text) {
      this(what, text, Ordered.map(Map.<String, String>of()));
    }
  }

  /** Gives a login role the password that it has to have; the password itself is never a step. */
  record Password(String role) implements DdlStep {
    @Override
    public String what() {
      return "ALTER ROLE PASSWORD";
    }
  }
}
