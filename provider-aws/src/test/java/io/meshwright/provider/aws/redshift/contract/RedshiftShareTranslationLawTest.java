package io.meshwright.provider.aws.redshift.contract;

import io.meshwright.provider.aws.redshift.RedshiftFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.TranslationLawContract;

class RedshiftShareTranslationLawTest extends TranslationLawContract {
  @Override
  protected ContractFixture open() {
    return RedshiftFixture.shared();
  }
}
