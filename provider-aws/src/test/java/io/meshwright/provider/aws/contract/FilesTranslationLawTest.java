package io.meshwright.provider.aws.contract;

import io.meshwright.provider.aws.FilesFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.TranslationLawContract;

class FilesTranslationLawTest extends TranslationLawContract {
  @Override
  protected ContractFixture open() {
    return new FilesFixture();
  }
}
