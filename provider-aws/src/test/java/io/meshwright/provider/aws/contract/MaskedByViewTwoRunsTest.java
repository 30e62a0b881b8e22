package io.meshwright.provider.aws.contract;

import io.meshwright.provider.aws.AwsFixture;
import io.meshwright.provider.aws.Viewing;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.TwoRunsContract;

class MaskedByViewTwoRunsTest extends TwoRunsContract {
  @Override
  protected ContractFixture open() {
    return AwsFixture.filterable().with(Viewing.READERS);
  }
}
