package io.meshwright.provider.aws.contract;

import io.meshwright.provider.aws.AwsFixture;
import io.meshwright.provider.aws.fake.FakeAccount;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.TranslationLawContract;

/** The law on tables that mostly cannot have row filters. */
class AwsEveryTypeLawTest extends TranslationLawContract {
  @Override
  protected ContractFixture open() {
    return AwsFixture.everyType(new FakeAccount());
  }
}
