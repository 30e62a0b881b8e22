package io.meshwright.provider.snowflake.contract;

import io.meshwright.provider.snowflake.ModelsFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.TranslationLawContract;

class SnowflakeModelsLawTest extends TranslationLawContract {
  @Override
  protected ContractFixture open() {
    return new ModelsFixture();
  }
}
