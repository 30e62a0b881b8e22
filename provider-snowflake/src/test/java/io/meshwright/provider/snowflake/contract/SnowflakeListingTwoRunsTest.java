package io.meshwright.provider.snowflake.contract;

import io.meshwright.provider.snowflake.SnowflakeFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.TwoRunsContract;

class SnowflakeListingTwoRunsTest extends TwoRunsContract {
  @Override
  protected ContractFixture open() {
    return SnowflakeFixture.listed();
  }
}
