package io.meshwright.provider.postgres.translate;

import io.meshwright.provider.postgres.PostgresProviderFactory;
import io.meshwright.spi.Translator;
import io.meshwright.testkit.contract.UnmadeInputsContract;

class PgInputsTest extends UnmadeInputsContract {
  @Override
  protected Translator translator() {
    return new PgTranslator(new PostgresProviderFactory().capabilities(), true);
  }

  @Override
  protected String unmade() {
    return "foreign tables on PostgreSQL";
  }
}
