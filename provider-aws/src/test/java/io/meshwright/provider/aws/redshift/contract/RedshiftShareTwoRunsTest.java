package io.meshwright.provider.aws.redshift.contract;

import io.meshwright.provider.aws.redshift.RedshiftFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.TwoRunsContract;

class RedshiftShareTwoRunsTest extends TwoRunsContract {
  @Override
  protected ContractFixture open() {
    return RedshiftFixture.shared();
  }
}
