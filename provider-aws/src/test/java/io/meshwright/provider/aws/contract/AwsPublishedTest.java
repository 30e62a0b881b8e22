package io.meshwright.provider.aws.contract;

import io.meshwright.provider.aws.AwsFixture;
import io.meshwright.provider.aws.fake.FakeAccount;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.PublishedContract;

class AwsPublishedTest extends PublishedContract {
  @Override
  protected ContractFixture open() {
    return AwsFixture.everyType(new FakeAccount());
  }
}
