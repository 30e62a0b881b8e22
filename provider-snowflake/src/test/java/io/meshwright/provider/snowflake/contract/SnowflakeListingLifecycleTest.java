package io.meshwright.provider.snowflake.contract;

import io.meshwright.provider.snowflake.SnowflakeFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.LifecycleContract;

class SnowflakeListingLifecycleTest extends LifecycleContract {
  @Override
  protected ContractFixture open() {
    return SnowflakeFixture.listed();
  }
}
