package io.meshwright.provider.aws.http;

import io.meshwright.provider.aws.StreamFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.CrashContract;

/** Streams are our fake; their schemas go over HTTP. */
class HttpStreamCrashTest extends CrashContract {
  @Override
  protected ContractFixture open() {
    return new StreamFixture(HttpAccount.open());
  }
}
