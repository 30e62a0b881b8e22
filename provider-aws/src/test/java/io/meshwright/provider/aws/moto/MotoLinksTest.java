package io.meshwright.provider.aws.moto;

import io.meshwright.provider.aws.LinksCases;
import io.meshwright.provider.aws.fake.FakeAccount;
import io.meshwright.provider.aws.fake.TestAccount;

/** Links by the real SDK; moto shows them as they were made, and not what they stand for. */
class MotoLinksTest extends LinksCases {
  @Override
  protected TestAccount consuming(FakeAccount source) {
    return MotoAccount.open();
  }
}
