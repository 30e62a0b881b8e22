package io.meshwright.provider.aws.moto;

import io.meshwright.provider.aws.JobsOnLake;

/** By the real SDK on moto, which changes neither jobs nor triggers. */
class MotoJobsTest extends JobsOnLake {
  MotoJobsTest() {
    super(MotoAccount.open());
  }

  @Override
  protected boolean knowsUpdates() {
    return false;
  }
}
