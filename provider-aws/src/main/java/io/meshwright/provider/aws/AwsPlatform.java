package io.meshwright.provider.aws;

import io.meshwright.kit.platform.AssembledPlatform;
import io.meshwright.provider.aws.apply.AwsExecutor;
import io.meshwright.provider.aws.client.AwsReader;
import io.meshwright.spi.Lifter;
import io.meshwright.spi.Translator;
import jakarta.inject.Inject;

/** One account and region, opened; it connects when it is first asked. */
final class AwsPlatform extends AssembledPlatform {
  @Inject
  AwsPlatform(
      Translator translator,
      Lifter lifter,
      AwsReader reader,
      AwsExecutor executor,
      AwsGateways gateways) {
    super(translator, lifter, reader, executor, gateways.closes());
  }
}
