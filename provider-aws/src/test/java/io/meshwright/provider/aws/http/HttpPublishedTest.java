package io.meshwright.provider.aws.http;

import io.meshwright.provider.aws.AwsFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.PublishedContract;

class HttpPublishedTest extends PublishedContract {
  @Override
  protected ContractFixture open() {
    return AwsFixture.everyType(HttpAccount.open());
  }
}
