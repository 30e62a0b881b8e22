package io.meshwright.provider.aws.moto;

import io.meshwright.provider.aws.AwsFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.LifecycleContract;

class MotoCsvLifecycleTest extends LifecycleContract {
  @Override
  protected ContractFixture open() {
    return AwsFixture.wholeTables(MotoAccount.open()).with("format", "csv");
  }
}
