package io.meshwright.provider.aws.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.provider.aws.AwsFixture;
import io.meshwright.provider.aws.RetailerOnLake;
import io.meshwright.provider.aws.moto.MotoAccount;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** By the real SDK on moto, with a bucket for each domain; data cells filters are our fake. */
class RetailerOnMotoTest extends RetailerOnLake {
  private final List<MotoWithFilters> front = new ArrayList<>();

  @Override
  protected AwsFixture open() {
    MotoAccount account =
        MotoAccount.behind(
            moto -> {
              MotoWithFilters opened = MotoWithFilters.before(moto);
              front.add(opened);
              return opened;
            });
    return AwsFixture.filterable(account).withBuckets();
  }

  @Override
  protected boolean keepsRightsOnWhatIsGone() {
    return true;
  }

  @AfterEach
  void bothWereAsked() {
    for (MotoWithFilters asked : front) {
      assertThat(asked.ours()).isPositive();
      assertThat(asked.passed()).isGreaterThan(asked.ours());
      System.out.println(
          "retailer on moto: %d requests to moto, %d to our filters"
              .formatted(asked.passed(), asked.ours()));
    }
  }
}
