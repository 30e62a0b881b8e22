package io.meshwright.provider.aws;

import io.meshwright.provider.aws.fake.FakeAccount;

/** On the account in memory. */
class AwsTagRightsTest extends TagRightsBehaviour {
  AwsTagRightsTest() {
    super(new FakeAccount());
  }
}
