package io.meshwright.provider.snowflake.contract;

import io.meshwright.provider.snowflake.SnowflakeFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.SharedPlatformContract;

class SnowflakeStreamSharedPlatformTest extends SharedPlatformContract {
  @Override
  protected ContractFixture open() {
    return SnowflakeFixture.everyTypeStreamed();
  }
}
