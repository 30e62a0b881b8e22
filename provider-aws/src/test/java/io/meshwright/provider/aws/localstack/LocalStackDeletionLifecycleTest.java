package io.meshwright.provider.aws.localstack;

import io.meshwright.provider.aws.FilesFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.LifecycleContract;

class LocalStackDeletionLifecycleTest extends LifecycleContract {
  @Override
  protected ContractFixture open() {
    return new FilesFixture(LocalStackAccount.open()).deleting();
  }
}
