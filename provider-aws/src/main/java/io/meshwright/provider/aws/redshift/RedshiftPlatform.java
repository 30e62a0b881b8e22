package io.meshwright.provider.aws.redshift;

import io.meshwright.kit.platform.AssembledPlatform;
import io.meshwright.provider.aws.redshift.apply.RedshiftExecutor;
import io.meshwright.provider.aws.redshift.client.RedshiftReader;
import io.meshwright.spi.Lifter;
import io.meshwright.spi.Translator;
import jakarta.inject.Inject;

/** One database, opened; it connects when it is first asked. */
final class RedshiftPlatform extends AssembledPlatform {
  @Inject
  RedshiftPlatform(
      Translator translator,
      Lifter lifter,
      RedshiftReader reader,
      RedshiftExecutor executor,
      RedshiftGateways gateways) {
    super(translator, lifter, reader, executor, gateways.closes());
  }
}
