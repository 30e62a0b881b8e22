package io.meshwright.provider.aws.redshift.contract;

import io.meshwright.provider.aws.redshift.RedshiftFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.OwnershipContract;

class RedshiftShareOwnershipTest extends OwnershipContract {
  @Override
  protected ContractFixture open() {
    return RedshiftFixture.shared();
  }
}
