package io.meshwright.provider.aws.http;

import io.meshwright.provider.aws.StreamFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.OwnershipContract;

/** Streams are our fake; their schemas go over HTTP. */
class HttpStreamOwnershipTest extends OwnershipContract {
  @Override
  protected ContractFixture open() {
    return new StreamFixture(HttpAccount.open());
  }
}
