package io.meshwright.provider.aws;

/** On our fake, without HTTP, in one warehouse. */
class RetailerOnAwsTest extends RetailerOnLake {
  @Override
  protected AwsFixture open() {
    return AwsFixture.filterable();
  }
}
