package io.meshwright.provider.aws.http;

import io.meshwright.provider.aws.StreamFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.LifecycleContract;

/** Streams are our fake; their schemas go over HTTP. */
class HttpStreamLifecycleTest extends LifecycleContract {
  @Override
  protected ContractFixture open() {
    return new StreamFixture(HttpAccount.open());
  }
}
