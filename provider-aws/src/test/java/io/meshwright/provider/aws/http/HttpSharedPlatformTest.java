package io.meshwright.provider.aws.http;

import io.meshwright.provider.aws.AwsFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.SharedPlatformContract;

class HttpSharedPlatformTest extends SharedPlatformContract {
  @Override
  protected ContractFixture open() {
    return AwsFixture.filterable(HttpAccount.open());
  }
}
