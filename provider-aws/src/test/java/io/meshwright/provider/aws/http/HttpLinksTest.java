package io.meshwright.provider.aws.http;

import io.meshwright.provider.aws.LinksCases;
import io.meshwright.provider.aws.Neighbours;
import io.meshwright.provider.aws.fake.FakeAccount;
import io.meshwright.provider.aws.fake.TestAccount;

/**
 * Links by the real SDK, held to Glue's service model, on a fake that shows what they stand for.
 */
class HttpLinksTest extends LinksCases {
  @Override
  protected TestAccount consuming(FakeAccount source) {
    HttpAccount account = HttpAccount.open();
    account.knows("111122223333", source);
    account.fake().numbered(Neighbours.PARTNER);
    return account;
  }
}
