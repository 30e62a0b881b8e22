package io.meshwright.provider.aws.contract;

import io.meshwright.provider.aws.StreamFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.LifecycleContract;

class StreamLifecycleTest extends LifecycleContract {
  @Override
  protected ContractFixture open() {
    return new StreamFixture();
  }
}
