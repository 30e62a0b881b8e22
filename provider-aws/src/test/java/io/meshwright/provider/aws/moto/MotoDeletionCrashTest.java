package io.meshwright.provider.aws.moto;

import io.meshwright.provider.aws.FilesFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.CrashContract;

class MotoDeletionCrashTest extends CrashContract {
  @Override
  protected ContractFixture open() {
    return new FilesFixture(MotoAccount.open()).deleting();
  }
}
