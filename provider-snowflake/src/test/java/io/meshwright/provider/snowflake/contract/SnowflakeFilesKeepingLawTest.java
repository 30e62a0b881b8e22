package io.meshwright.provider.snowflake.contract;

import io.meshwright.provider.snowflake.FilesFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.TranslationLawContract;

class SnowflakeFilesKeepingLawTest extends TranslationLawContract {
  @Override
  protected ContractFixture open() {
    return FilesFixture.keeping();
  }
}
