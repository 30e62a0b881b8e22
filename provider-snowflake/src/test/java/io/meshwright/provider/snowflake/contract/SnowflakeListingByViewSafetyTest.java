package io.meshwright.provider.snowflake.contract;

import io.meshwright.provider.snowflake.SnowflakeFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.SafetyContract;

class SnowflakeListingByViewSafetyTest extends SafetyContract {
  @Override
  protected ContractFixture open() {
    return SnowflakeFixture.listedByView();
  }
}
