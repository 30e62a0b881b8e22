package io.meshwright.provider.aws.http;

import io.meshwright.provider.aws.AwsFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.SafetyContract;

class HttpSafetyTest extends SafetyContract {
  @Override
  protected ContractFixture open() {
    return AwsFixture.filterable(HttpAccount.open());
  }
}
