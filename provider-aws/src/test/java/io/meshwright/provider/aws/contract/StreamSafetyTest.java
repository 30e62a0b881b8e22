package io.meshwright.provider.aws.contract;

import io.meshwright.provider.aws.StreamFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.SafetyContract;

class StreamSafetyTest extends SafetyContract {
  @Override
  protected ContractFixture open() {
    return new StreamFixture();
  }
}
