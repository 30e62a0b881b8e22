package io.meshwright.provider.postgres.contract;

import io.meshwright.api.resource.Address;
import io.meshwright.testkit.contract.Hands;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The administrator's hands.
 *
 * @param sql runs statements
 */
record PostgresHands(Session sql) implements Hands {
  /** Runs statements. */
  interface Session {
    void run(String... statements);
  }

  @Override
  public void change(Address subject) {
    sql.run("ALTER VIEW " + name(subject) + " SET (security_invoker = true)");
  }

  @Override
  public void grant(Address subject) {
    sql.run("CREATE ROLE stranger", "GRANT SELECT ON " + name(subject) + " TO stranger");
  }

  @Override
  public void drop(Address address) {
    sql.run("DROP " + kind(address) + " " + name(address) + " CASCADE");
  }

  @Override
  public void unmark(Address subject) {
    sql.run("COMMENT ON " + kind(subject) + " " + name(subject) + " IS NULL");
  }

  private static String kind(Address address) {
    return address.kind().toUpperCase(Locale.ROOT);
  }

  private static String name(Address address) {
    return address.path().stream().map(PostgresFixture::quoted).collect(Collectors.joining("."));
  }
}
