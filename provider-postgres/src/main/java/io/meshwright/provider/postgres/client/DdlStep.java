package io.meshwright.provider.postgres.client;

/** One step of a transaction that changes definitions. */
public sealed interface DdlStep {
  /** What it does, in a word or two, for people. */
  String what();

  /**
   * A statement; holds no secret.
   *
   * @param what its kind, for example {@code CREATE TABLE}
   * @param text the statement
   */
  record Sql(String what, String text) implements DdlStep {}

  /** Gives a login role the password that it has to have; the password itself is never a step. */
  record Password(String role) implements DdlStep {
    @Override
    public String what() {
      return "ALTER ROLE PASSWORD";
    }
  }
}
