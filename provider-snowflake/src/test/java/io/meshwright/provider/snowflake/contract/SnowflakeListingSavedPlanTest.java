package io.meshwright.provider.snowflake.contract;

import io.meshwright.provider.snowflake.SnowflakeFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.SavedPlanContract;

class SnowflakeListingSavedPlanTest extends SavedPlanContract {
  @Override
  protected ContractFixture open() {
    return SnowflakeFixture.listed();
  }
}
