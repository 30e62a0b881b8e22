package io.meshwright.provider.snowflake.contract;

import io.meshwright.provider.snowflake.FilesFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.OwnershipContract;

class SnowflakeFilesOwnershipTest extends OwnershipContract {
  @Override
  protected ContractFixture open() {
    return new FilesFixture();
  }
}
