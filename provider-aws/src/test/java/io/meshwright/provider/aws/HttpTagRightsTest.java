package io.meshwright.provider.aws;

import io.meshwright.provider.aws.http.HttpAccount;

/** The same through the SDK, two items a page, held to AWS's service model: a FAKE of ours. */
class HttpTagRightsTest extends TagRightsBehaviour {
  HttpTagRightsTest() {
    super(HttpAccount.open());
  }
}
