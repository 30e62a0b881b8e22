package io.meshwright.provider.aws.localstack;

import io.meshwright.provider.aws.BucketRulesCases;
import io.meshwright.provider.aws.fake.TestAccount;

class LocalStackRulesTest extends BucketRulesCases {
  @Override
  protected TestAccount open() {
    return LocalStackAccount.open();
  }
}
