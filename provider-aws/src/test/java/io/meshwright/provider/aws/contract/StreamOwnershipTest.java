package io.meshwright.provider.aws.contract;

import io.meshwright.provider.aws.StreamFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.OwnershipContract;

class StreamOwnershipTest extends OwnershipContract {
  @Override
  protected ContractFixture open() {
    return new StreamFixture();
  }
}
