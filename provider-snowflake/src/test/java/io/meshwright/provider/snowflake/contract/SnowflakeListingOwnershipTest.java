package io.meshwright.provider.snowflake.contract;

import io.meshwright.provider.snowflake.SnowflakeFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.OwnershipContract;

class SnowflakeListingOwnershipTest extends OwnershipContract {
  @Override
  protected ContractFixture open() {
    return SnowflakeFixture.everyTypeShared();
  }
}
