package io.meshwright.provider.aws.http;

import io.meshwright.provider.aws.SharingBehaviour;

/** The same through the SDK, two items a page, held to AWS's service models: a FAKE of ours. */
class HttpSharingTest extends SharingBehaviour {
  HttpSharingTest() {
    super(HttpAccount.open(), account -> account.fake().shares());
  }
}
