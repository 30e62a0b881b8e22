package io.meshwright.provider.aws.redshift.contract;

import io.meshwright.provider.aws.redshift.RedshiftFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.SavedPlanContract;

class RedshiftSavedPlanTest extends SavedPlanContract {
  @Override
  protected ContractFixture open() {
    return RedshiftFixture.filterable();
  }
}
