package io.meshwright.provider.aws.contract;

import io.meshwright.provider.aws.StreamFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.SharedPlatformContract;

class StreamSharedPlatformTest extends SharedPlatformContract {
  @Override
  protected ContractFixture open() {
    return new StreamFixture();
  }
}
