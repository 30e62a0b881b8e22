package io.meshwright.provider.snowflake.contract;

import io.meshwright.provider.snowflake.FilesFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.SafetyContract;

class SnowflakeFilesSafetyTest extends SafetyContract {
  @Override
  protected ContractFixture open() {
    return new FilesFixture();
  }
}
