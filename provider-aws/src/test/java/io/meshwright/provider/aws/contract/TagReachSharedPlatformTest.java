package io.meshwright.provider.aws.contract;

import io.meshwright.provider.aws.AwsFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.SharedPlatformContract;

class TagReachSharedPlatformTest extends SharedPlatformContract {
  @Override
  protected ContractFixture open() {
    return AwsFixture.filterable().withTagRights();
  }
}
