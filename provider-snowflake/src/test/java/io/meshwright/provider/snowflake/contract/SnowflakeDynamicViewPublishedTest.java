package io.meshwright.provider.snowflake.contract;

import io.meshwright.provider.snowflake.SnowflakeFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.PublishedContract;

class SnowflakeDynamicViewPublishedTest extends PublishedContract {
  @Override
  protected ContractFixture open() {
    return SnowflakeFixture.everyType().withDynamicViews();
  }
}
