package io.meshwright.provider.aws.http;

import io.meshwright.provider.aws.AwsFixture;
import io.meshwright.provider.aws.Viewing;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.LifecycleContract;

/** Every reader reads by a view of his own, for Spark and Athena. */
class HttpViewLifecycleTest extends LifecycleContract {
  @Override
  protected ContractFixture open() {
    return AwsFixture.filterable(HttpAccount.open()).with(Viewing.READERS);
  }
}
