package io.meshwright.provider.aws.moto;

import io.meshwright.provider.aws.BucketRulesCases;
import io.meshwright.provider.aws.fake.TestAccount;

class MotoRulesTest extends BucketRulesCases {
  @Override
  protected TestAccount open() {
    return MotoAccount.open();
  }
}
