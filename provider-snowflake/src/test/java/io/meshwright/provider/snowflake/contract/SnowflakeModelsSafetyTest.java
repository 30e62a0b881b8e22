package io.meshwright.provider.snowflake.contract;

import io.meshwright.provider.snowflake.ModelsFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.SafetyContract;

class SnowflakeModelsSafetyTest extends SafetyContract {
  @Override
  protected ContractFixture open() {
    return new ModelsFixture();
  }
}
