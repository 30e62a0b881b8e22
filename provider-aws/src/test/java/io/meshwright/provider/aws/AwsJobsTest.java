package io.meshwright.provider.aws;

import io.meshwright.provider.aws.fake.FakeAccount;

/** On our fake. */
class AwsJobsTest extends JobsOnLake {
  AwsJobsTest() {
    super(new FakeAccount());
  }
}
