package io.meshwright.provider.snowflake.contract;

import io.meshwright.provider.snowflake.ModelsFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.CrashContract;

class SnowflakeModelsCrashTest extends CrashContract {
  @Override
  protected ContractFixture open() {
    return new ModelsFixture();
  }
}
