package io.meshwright.provider.aws.contract;

import io.meshwright.provider.aws.AwsFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.SafetyContract;

class TagReachSafetyTest extends SafetyContract {
  @Override
  protected ContractFixture open() {
    return AwsFixture.filterable().withTagRights();
  }
}
