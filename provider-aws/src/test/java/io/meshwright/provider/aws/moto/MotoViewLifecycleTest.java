package io.meshwright.provider.aws.moto;

import io.meshwright.provider.aws.AwsFixture;
import io.meshwright.provider.aws.Viewing;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.LifecycleContract;

/** Every reader reads by a view of his own, for Spark: moto finds no columns in texts. */
class MotoViewLifecycleTest extends LifecycleContract {
  @Override
  protected ContractFixture open() {
    return AwsFixture.filterable(MotoAccount.behind(MotoWithGrantOption::before))
        .with(Viewing.SPARK_READERS);
  }
}
