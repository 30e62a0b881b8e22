package io.meshwright.provider.aws.redshift.contract;

import io.meshwright.provider.aws.redshift.RedshiftFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.SafetyContract;

class RedshiftShareSafetyTest extends SafetyContract {
  @Override
  protected ContractFixture open() {
    return RedshiftFixture.shared();
  }
}
