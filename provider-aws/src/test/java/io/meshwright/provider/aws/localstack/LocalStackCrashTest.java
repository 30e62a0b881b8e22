package io.meshwright.provider.aws.localstack;

import io.meshwright.provider.aws.AwsFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.CrashContract;

class LocalStackCrashTest extends CrashContract {
  @Override
  protected ContractFixture open() {
    return AwsFixture.filterable(LocalStackAccount.open()).withBuckets();
  }
}
