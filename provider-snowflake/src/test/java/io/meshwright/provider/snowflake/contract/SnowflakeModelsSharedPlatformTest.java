package io.meshwright.provider.snowflake.contract;

import io.meshwright.provider.snowflake.ModelsFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.SharedPlatformContract;

class SnowflakeModelsSharedPlatformTest extends SharedPlatformContract {
  @Override
  protected ContractFixture open() {
    return new ModelsFixture();
  }
}
