package io.meshwright.provider.aws.contract;

import io.meshwright.provider.aws.AwsFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.OwnershipContract;

class TagReachOwnershipTest extends OwnershipContract {
  @Override
  protected ContractFixture open() {
    return AwsFixture.filterable().withTagRights();
  }
}
