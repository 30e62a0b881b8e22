package io.meshwright.provider.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshwright.api.model.Authority;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.provider.postgres.resource.PgTable;
import io.meshwright.spi.Capabilities;
import io.meshwright.spi.KindTraits;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.spi.PlatformRuntime;
import io.meshwright.spi.ProviderFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings, capabilities, and that opening a platform touches nothing. */
final class PostgresProviderFactoryTest {
  private static final Map<String, String> SERVER =
      Map.of(
          "mode", "server",
          "url", "jdbc:postgresql://db.example.org:5432/mesh?sslmode=verify-full",
          "user", "deployer",
          "password", "env:DEPLOYER");

  @TempDir private Path folder;

  private final ProviderFactory factory = new PostgresProviderFactory();

  private PlatformProvider open(Map<String, String> settings) {
    Platform platform =
        new Platform(new PlatformName("pg"), "postgres", Ordered.map(settings), Authority.ADDITIVE);
    return factory.open(
        platform,
        new PlatformRuntime(
            () -> Instant.EPOCH, reference -> Optional.empty(), call -> {}, folder));
  }

  @Test
  void itIsFoundAsAService() {
    assertThat(ServiceLoader.load(ProviderFactory.class))
        .extracting(ProviderFactory::id)
        .contains("postgres");
  }

  @Test
  void openingTouchesNothing() throws Exception {
    try (PlatformProvider embedded = open(Map.of());
        PlatformProvider server = open(SERVER)) {
      assertThat(embedded.localServer()).isPresent();
      assertThat(embedded.localServer().orElseThrow().address()).isEmpty();
      assertThat(server.localServer()).isEmpty();
      assertThat(server.prober()).isPresent();
    }
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "urll | x | did you mean 'url'? settings are mode, url, user, password, region",
        "colour | x | there is no setting 'colour'; settings are mode, url, user, password, region",
        "mode | cloud | setting 'mode' is 'cloud'; write embedded or server",
        "user | x | setting 'user' has no meaning for an embedded server",
        "url | http://db | not of the form jdbc:postgresql://host:port/database",
        "url | jdbc:postgresql://db/mesh?password=hush | names a user or password",
        "url | jdbc:postgresql://me:hush@db/mesh | names a user or password"
      })
  void wrongSettingsAreNamedAndNotRepeated(String key, String value, String message) {
    assertThatThrownBy(() -> open(Map.of(key, value)))
        .isInstanceOfSatisfying(
            MeshException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USER))
        .hasMessageContaining("platform pg")
        .hasMessageContaining(message)
        .hasMessageNotContaining("hush");
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    assertThatThrownBy(() -> open(Map.of("mode", "server", "password", "hush", "port", "1")))
        .hasMessageNotContaining("hush")
        .isInstanceOfSatisfying(
            MeshException.class,
            e ->
                assertThat(e.problems())
                    .extracting(Problem::code)
                    .containsExactly(
                        "unknown-setting",
                        "missing-setting",
                        "missing-setting",
                        "secret-in-workspace"));
  }

  @Test
  void aSecretWithoutValueIsNotRepeated() {
    try (PlatformProvider server = open(SERVER)) {
      assertThatThrownBy(() -> server.executor().acquire(RealPostgres.MESH))
          .isInstanceOf(MeshException.class)
          .hasMessageContaining("the password of deployer")
          .hasMessageNotContaining("env:DEPLOYER");
    }
  }

  @Test
  void capabilitiesAreDatedData() {
    Capabilities capabilities = factory.capabilities();

    assertThat(capabilities.kinds())
        .containsOnlyKeys("schema", "role", "membership", "table", "policy", "view", "grant");
    assertThat(capabilities.kinds())
        .containsEntry(
            "table",
            new KindTraits(
                Ordered.set(List.of()), Ordered.set(List.of(PgTable.ORDER)), true, false));
    assertThat(capabilities.refusedPorts())
        .containsOnlyKeys(PortKind.STREAM, PortKind.FILES, PortKind.MODEL, PortKind.SHARE);
    assertThat(capabilities.limits()).containsKeys("identifier-length", "keyed-hash", "no-share");
    assertThat(capabilities.limits().values())
        .allSatisfy(
            limit -> {
              assertThat(limit.source()).startsWith("https://www.postgresql.org/docs/");
              assertThat(limit.date()).matches("\\d{4}-\\d{2}-\\d{2}");
            });
  }
}
