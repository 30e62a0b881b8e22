package io.meshwright.provider.snowflake.contract;

import io.meshwright.provider.snowflake.SnowflakeFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.TranslationLawContract;

class SnowflakeListingByViewLawTest extends TranslationLawContract {
  @Override
  protected ContractFixture open() {
    return SnowflakeFixture.listedByView();
  }
}
