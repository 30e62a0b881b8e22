package io.meshwright.provider.aws.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meshwright.api.name.PlatformName;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.kit.apply.CallMeter;
import io.meshwright.provider.aws.redshift.client.DataShareGateway;
import io.meshwright.provider.aws.redshift.client.DataShareGateway.ListedShare;
import io.meshwright.provider.aws.redshift.fake.FakeAuthorisations;
import io.meshwright.provider.aws.redshift.fake.FakeDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Authorisations through the real SDK; the other side is a fake that is held to AWS's model. */
class HttpDataSharesTest {
  private static final String ACCOUNT = "210987654321";
  private static final String ARN = FakeAuthorisations.arn("a&b");

  private final FakeDatabase database = new FakeDatabase();
  private final HttpDataShares http = HttpDataShares.open(database);
  private final DataShareGateway gateway =
      http.gateway(new CallMeter(new PlatformName("warehouse"), event -> {}));

  HttpDataSharesTest() {
    for (String share : List.of("a&b", "c")) {
      database.run(
          List.of(
              "CREATE DATASHARE \"" + share + "\" SET PUBLICACCESSIBLE FALSE",
              "GRANT USAGE ON DATASHARE \"" + share + "\" TO ACCOUNT '" + ACCOUNT + "'"));
    }
  }

  @AfterEach
  void close() {
    http.close();
  }

  @Test
  void pagesAreJoinedAndOnlyWhoIsAuthorisedIsShown() {
    gateway.authorise(ARN, ACCOUNT);
    List<ListedShare> listed = gateway.dataShares();
    assertThat(listed).hasSize(4);
    assertThat(listed.stream().filter(s -> s.arn().equals(ARN)).findFirst().orElseThrow())
        .satisfies(s -> assertThat(s.authorised()).containsEntry(ACCOUNT, false))
        .satisfies(s -> assertThat(s.authorised()).doesNotContainKey("000000000000"));
    assertThat(http.asked())
        .containsExactly(
            "AuthorizeDataShare",
            "DescribeDataShares",
            "DescribeDataShares",
            "DescribeDataShares",
            "DescribeDataShares");
  }

  @Test
  void whoMayWriteIsToldFromWhoMayRead() {
    database.authorisations().authorise(ARN, ACCOUNT, true);
    assertThat(gateway.dataShares())
        .filteredOn(s -> s.arn().equals(ARN))
        .allSatisfy(s -> assertThat(s.authorised()).containsAllEntriesOf(Map.of(ACCOUNT, true)));
    gateway.deauthorise(ARN, ACCOUNT);
    assertThat(gateway.dataShares()).noneMatch(s -> s.authorised().containsKey(ACCOUNT)).hasSize(4);
  }

  @Test
  void whatTheServiceRefusesIsSaid() {
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> gateway.authorise(FakeAuthorisations.arn("other"), ACCOUNT))
        .withMessageContaining("redshift:AuthorizeDataShare")
        .withMessageContaining("InvalidDataShareFault")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.USER));
  }

  @ParameterizedTest
  @CsvSource({
    "AccessDenied, PERMISSION, the deployer needs redshift:DescribeDataShares",
    "Throttling, TRANSIENT, a fault"
  })
  void errorsHaveKinds(String code, ErrorKind kind, String said) {
    http.fails(code);
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(gateway::dataShares)
        .withMessageContaining(said)
        .satisfies(e -> assertThat(e.kind()).isEqualTo(kind));
  }
}
