package io.meshwright.provider.aws;

import io.meshwright.provider.aws.fake.FakeAccount;

/** On the account in memory. */
class SharingStatusTest extends SharingBehaviour {
  SharingStatusTest() {
    super(new FakeAccount(), FakeAccount::shares);
  }
}
