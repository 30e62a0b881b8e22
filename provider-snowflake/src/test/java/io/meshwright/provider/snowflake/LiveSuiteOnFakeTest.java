package io.meshwright.provider.snowflake;

import io.meshwright.api.name.PlatformName;
import io.meshwright.kit.apply.CallMeter;
import io.meshwright.provider.snowflake.client.FakeGateway;
import java.util.Optional;

/** The suite for real accounts on our fake one, so that the suite itself is known to run. */
class LiveSuiteOnFakeTest extends LiveSuite {
  @Override
  Target open() {
    SnowflakeFixture fixture = SnowflakeFixture.everyType();
    return new Target(
        fixture.factory(),
        fixture.platform(),
        new FakeGateway(
            fixture.account(),
            SnowflakeConfig.of(fixture.platform()).target(),
            new CallMeter(new PlatformName("hands"), call -> {})),
        fixture.account()::role,
        reference -> Optional.empty(),
        () -> {});
  }
}
