package io.meshwright.provider.snowflake.contract;

import io.meshwright.provider.snowflake.FilesFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.SavedPlanContract;

class SnowflakeFilesSavedPlanTest extends SavedPlanContract {
  @Override
  protected ContractFixture open() {
    return new FilesFixture();
  }
}
