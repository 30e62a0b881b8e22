package io.meshwright.provider.aws;

import io.meshwright.provider.aws.fake.FakeAccount;
import io.meshwright.provider.aws.fake.TestAccount;

class FakeBucketRulesTest extends BucketRulesCases {
  @Override
  protected TestAccount open() {
    return new FakeAccount();
  }
}
