package io.meshwright.provider.aws.moto;

import io.meshwright.provider.aws.StreamFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.CrashContract;

class MotoStreamCrashTest extends CrashContract {
  @Override
  protected ContractFixture open() {
    return new StreamFixture(MotoAccount.open());
  }
}
