package io.meshwright.provider.aws.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meshwright.api.name.PlatformName;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.kit.apply.CallMeter;
import io.meshwright.provider.aws.client.AwsTarget;
import io.meshwright.provider.aws.redshift.client.RedshiftClients;
import io.meshwright.provider.aws.redshift.client.RedshiftTarget;
import io.meshwright.provider.aws.redshift.client.SdkDataShares;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** LocalStack has clusters of Redshift, which nothing of ours asks for, and no datashares. */
class LocalStackDataSharesTest {
  @Test
  void aServiceWithoutDatasharesIsRefusedWithWhatToDo() {
    // LocalStack takes any; the SDK wants some.
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
    RedshiftTarget target =
        new RedshiftTarget(
            new AwsTarget(
                Optional.of("eu-central-1"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(LocalStackAccount.container().getEndpoint())),
            Optional.empty(),
            Optional.of("company"),
            "dev",
            Optional.empty());
    try (RedshiftClients clients = new RedshiftClients(target)) {
      SdkDataShares shares =
          new SdkDataShares(clients, new CallMeter(new PlatformName("warehouse"), event -> {}));
      assertThatExceptionOfType(MeshException.class)
          .isThrownBy(shares::dataShares)
          .withMessageContaining("redshift:DescribeDataShares on company/dev")
          .withMessageContaining("let 'endpoint' be one that has datashares")
          .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.USER));
    }
  }
}
