package io.meshwright.provider.aws.moto;

import io.meshwright.provider.aws.AwsFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.OwnershipContract;

class MotoBucketsOwnershipTest extends OwnershipContract {
  @Override
  protected ContractFixture open() {
    return AwsFixture.wholeTables(MotoAccount.open()).withBuckets();
  }
}
