package io.meshwright.provider.aws.redshift;

import io.meshwright.provider.aws.redshift.translate.RedshiftTranslator;
import io.meshwright.spi.Translator;
import io.meshwright.testkit.contract.UnmadeInputsContract;

class RedshiftInputsTest extends UnmadeInputsContract {
  @Override
  protected Translator translator() {
    return new RedshiftTranslator(new RedshiftProviderFactory().capabilities());
  }

  @Override
  protected String unmade() {
    return "external schemas on Redshift";
  }
}
