package io.meshwright.provider.snowflake;

import io.meshwright.testkit.contract.ContractFixture;

/** A listing changes nothing about what an account sees. */
class SnowflakeListingVerdictsTest extends SnowflakeShareVerdictsTest {
  @Override
  protected ContractFixture open() {
    return SnowflakeFixture.listed();
  }
}
