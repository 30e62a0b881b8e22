package io.meshwright.provider.aws.redshift.contract;

import io.meshwright.provider.aws.redshift.RedshiftFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.TwoRunsContract;

class RedshiftTwoRunsTest extends TwoRunsContract {
  @Override
  protected ContractFixture open() {
    return RedshiftFixture.filterable();
  }
}
