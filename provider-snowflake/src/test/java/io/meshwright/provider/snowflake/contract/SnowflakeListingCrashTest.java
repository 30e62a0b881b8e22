package io.meshwright.provider.snowflake.contract;

import io.meshwright.provider.snowflake.SnowflakeFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.CrashContract;

class SnowflakeListingCrashTest extends CrashContract {
  @Override
  protected ContractFixture open() {
    return SnowflakeFixture.listed();
  }
}
