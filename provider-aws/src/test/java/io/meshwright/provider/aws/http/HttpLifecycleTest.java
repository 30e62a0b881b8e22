package io.meshwright.provider.aws.http;

import io.meshwright.provider.aws.AwsFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.LifecycleContract;

class HttpLifecycleTest extends LifecycleContract {
  @Override
  protected ContractFixture open() {
    return AwsFixture.filterable(HttpAccount.open());
  }
}
