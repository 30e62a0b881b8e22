package io.meshwright.provider.snowflake;

import io.meshwright.api.model.Platform;
import io.meshwright.api.name.PlatformName;
import io.meshwright.kit.apply.CallMeter;
import io.meshwright.provider.snowflake.client.JdbcGateway;
import io.meshwright.provider.snowflake.sql.SfText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Assumptions;

/**
 * The suite on a real account, which {@code MESHWRIGHT_SNOWFLAKE_ACCOUNT} and its companions name:
 * docs/providers/snowflake.md. Without it the test is skipped.
 */
class LiveAccountTest extends LiveSuite {
  private static final String PREFIX = "MESHWRIGHT_SNOWFLAKE_";
  private static final String TOKEN = PREFIX + "TOKEN";
  private static final String PASSPHRASE = PREFIX + "PASSPHRASE";

  /** Settings by the variable that holds them, after the prefix. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "ACCOUNT", "account",
          "USER", "user",
          "ROLE", "role",
          "WAREHOUSE", "warehouse",
          "AUTHENTICATOR", "authenticator",
          "KEY_FILE", "key-file");

  private static Optional<String> variable(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
  }

  private static Platform platform() {
    Platform platform = Platform.of("warehouse", SnowflakeProviderFactory.ID);
    for (Map.Entry<String, String> setting : SETTINGS.entrySet()) {
      Optional<String> value = variable(PREFIX + setting.getKey());
      platform = value.isPresent() ? platform.with(setting.getValue(), value.get()) : platform;
    }
    platform = variable(TOKEN).isPresent() ? platform.with("token", "env:" + TOKEN) : platform;
    return variable(PASSPHRASE).isPresent()
        ? platform.with("passphrase", "env:" + PASSPHRASE)
        : platform;
  }

  @Override
  Target open() {
    Assumptions.assumeTrue(
        variable(PREFIX + "ACCOUNT").isPresent(), PREFIX + "ACCOUNT names no account of Snowflake");
    Platform platform = platform();
    Function<String, Optional<char[]>> secrets =
        reference -> variable(reference.substring("env:".length())).map(String::toCharArray);
    JdbcGateway gateway =
        new JdbcGateway(
            SnowflakeConfig.of(platform).target(),
            new CallMeter(new PlatformName("hands"), call -> {}),
            secrets);
    return new Target(
        new SnowflakeProviderFactory(),
        platform,
        gateway,
        role -> gateway.run(List.of(SfText.of("CREATE ROLE IF NOT EXISTS").name(role))),
        secrets,
        gateway::close);
  }
}
