package io.meshwright.provider.aws.http;

import io.meshwright.provider.aws.JobsOnLake;

/** By the real SDK over HTTP; the account is our fake. */
class HttpJobsTest extends JobsOnLake {
  HttpJobsTest() {
    super(HttpAccount.open());
  }
}
