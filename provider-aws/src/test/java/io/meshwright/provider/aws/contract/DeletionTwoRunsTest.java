package io.meshwright.provider.aws.contract;

import io.meshwright.provider.aws.FilesFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.TwoRunsContract;

class DeletionTwoRunsTest extends TwoRunsContract {
  @Override
  protected ContractFixture open() {
    return new FilesFixture().deleting();
  }
}
