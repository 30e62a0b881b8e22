package io.meshwright.provider.aws.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.provider.aws.redshift.RedshiftFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.LifecycleContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Shares of Redshift: statements against the fake, authorisations over HTTP. */
class HttpShareLifecycleTest extends LifecycleContract {
  private static int authorised;

  @BeforeAll
  static void start() {
    authorised = 0;
  }

  @Override
  protected ContractFixture open() {
    RedshiftFixture fixture = RedshiftFixture.shared();
    HttpDataShares http = HttpDataShares.open(fixture.database());
    return fixture.withShares(
        http::gateway,
        () -> {
          authorised += http.asked().stream().filter("AuthorizeDataShare"::equals).toList().size();
          http.close();
        });
  }

  /** The suite is about something: some account was authorised over HTTP. */
  @AfterAll
  static void someAreAuthorised() {
    assertThat(authorised).isPositive();
  }
}
