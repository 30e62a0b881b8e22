package io.meshwright.provider.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.meshwright.api.model.Platform;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.provider.snowflake.client.SignIn;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SnowflakeConfigTest {
  private static final Platform ACCOUNT =
      Platform.of("warehouse", "snowflake")
          .with("account", "RETAILER-MAIN")
          .with("user", "DEPLOYER")
          .with("role", "DEPLOY");
  private static final Platform KEY = ACCOUNT.with("key-file", "/keys/deployer.p8");

  private static MeshException refused(Platform platform) {
    MeshException thrown =
        catchThrowableOfType(MeshException.class, () -> SnowflakeConfig.of(platform));
    assertThat(thrown).isNotNull();
    assertThat(thrown.kind()).isEqualTo(ErrorKind.USER);
    return thrown;
  }

  private static void refusedWithout(Platform platform, String secret, String setting) {
    MeshException refused = refused(platform);
    assertThat(refused.problems().toString()).contains("'" + setting + "'").doesNotContain(secret);
    assertThat(refused.toString()).doesNotContain(secret);
  }

  @Test
  void withoutAWordOnItAKeyPairSignsIn() {
    SnowflakeConfig config = SnowflakeConfig.of(KEY.with("passphrase", "env:PASSPHRASE"));
    assertThat(config.target().signIn())
        .isEqualTo(new SignIn.KeyPair(Path.of("/keys/deployer.p8"), Optional.of("env:PASSPHRASE")));
    assertThat(config.target().database()).isEmpty();
  }

  @Test
  void tokensAreReferences() {
    Platform oauth = ACCOUNT.with("authenticator", "oauth").with("token", "env:TOKEN");
    assertThat(SnowflakeConfig.of(oauth).target().signIn())
        .isEqualTo(new SignIn.OAuth("env:TOKEN"));
    Platform programmatic = oauth.with("authenticator", "programmatic-token");
    assertThat(SnowflakeConfig.of(programmatic).target().signIn())
        .isEqualTo(new SignIn.ProgrammaticToken("env:TOKEN"));
  }

  @Test
  void listingsAreAskedForByOneWord() {
    assertThat(SnowflakeConfig.of(KEY).also().listings()).isFalse();
    assertThat(SnowflakeConfig.of(KEY.with("listings", "private")).also().listings()).isTrue();
    assertThat(SnowflakeConfig.of(KEY.with("listings", "none")).also().listings()).isTrue();
    assertThat(refused(KEY.with("listings", "public")).problems().toString())
        .contains("'listings'");
  }

  @Test
  void aSecretInTheSettingsIsRefusedAndNotRepeated() {
    refusedWithout(
        ACCOUNT.with("authenticator", "oauth").with("token", "ver-secret"), "ver-secret", "token");
    refusedWithout(KEY.with("passphrase", "open sesame"), "open sesame", "passphrase");
    refusedWithout(
        ACCOUNT.with("key-file", "-----BEGIN PRIVATE KEY-----\nMIIE"), "MIIE", "key-file");
    String encoded = "MIIEvQ" + "A".repeat(80);
    refusedWithout(ACCOUNT.with("key-file", encoded), encoded, "key-file");
    refusedWithout(KEY.with("url", "https://me:hush@host"), "hush", "url");
    refusedWithout(KEY.with("url", "https://host/?password=hush"), "hush", "url");
    refusedWithout(KEY.with("password", "hush"), "hush", "password");
  }

  @Test
  void everyProblemIsToldAtOnce() {
    Platform bare = Platform.of("warehouse", "snowflake").with("wharehouse", "SMALL");
    assertThat(refused(bare).problems())
        .extracting(p -> p.what())
        .containsExactlyInAnyOrder(
            "there is no setting 'wharehouse'",
            "setting 'account' is missing",
            "setting 'user' is missing",
            "setting 'role' is missing",
            "setting 'key-file' is missing");
  }

  @Test
  void policiesAreKeptByTheTablesOrByViews() {
    assertThat(SnowflakeConfig.of(KEY.with("policies", "native")).target())
        .isEqualTo(SnowflakeConfig.of(KEY.with("policies", "view")).target());
    assertThat(refused(KEY.with("policies", "views")).problems())
        .singleElement()
        .asString()
        .contains("policies", "native", "view");
  }

  @Test
  void icebergNeedsAnExternalVolumeAndNothingElseHasOne() {
    Platform iceberg = KEY.with("format", "iceberg");
    assertThat(SnowflakeConfig.of(iceberg.with("external-volume", "lake")).target())
        .isEqualTo(SnowflakeConfig.of(KEY).target());
    assertThat(refused(iceberg).problems())
        .singleElement()
        .satisfies(p -> assertThat(p.what()).isEqualTo("setting 'external-volume' is missing"));
    assertThat(refused(iceberg.with("external-volume", "my lake")).problems())
        .extracting(p -> p.code())
        .containsExactly("bad-value");
    assertThat(refused(KEY.with("external-volume", "lake")).problems())
        .extracting(p -> p.code())
        .containsExactly("unused-setting");
  }

  @Test
  void externalTablesNeedAStageByThreeNamesAndNothingElseHasOne() {
    Platform external = KEY.with("format", "external");
    Platform whole = external.with("external-stage", "lake.public.files");
    assertThat(SnowflakeConfig.of(whole.with("file-type", "orc").with("auto-refresh", "true")))
        .isEqualTo(SnowflakeConfig.of(KEY));
    assertThat(refused(external).problems())
        .singleElement()
        .satisfies(p -> assertThat(p.what()).isEqualTo("setting 'external-stage' is missing"));
    for (String stage : new String[] {"files", "lake.files", "lake.\"public\".files", "a.b.c/d"}) {
      assertThat(refused(external.with("external-stage", stage)).problems())
          .as(stage)
          .extracting(p -> p.code())
          .containsExactly("bad-value");
    }
    assertThat(refused(whole.with("file-type", "csv")).problems()).hasSize(1);
    assertThat(refused(whole.with("auto-refresh", "maybe")).problems()).hasSize(1);
    Platform dynamic =
        whole
            .with("views", "dynamic")
            .with("target-lag", "1 hour")
            .with("refresh-warehouse", "LOADING");
    assertThat(refused(dynamic).problems()).extracting(p -> p.code()).containsExactly("bad-value");
    assertThat(refused(KEY.with("file-type", "orc")).problems())
        .extracting(p -> p.code())
        .containsExactly("unused-setting");
  }

  @Test
  void dynamicTablesNeedALagAndAWarehouseAndNothingElseHasThem() {
    Platform dynamic = KEY.with("views", "dynamic");
    Platform whole = dynamic.with("target-lag", "1 hour").with("refresh-warehouse", "LOADING");
    assertThat(SnowflakeConfig.of(whole).target()).isEqualTo(SnowflakeConfig.of(KEY).target());
    assertThat(refused(dynamic).problems())
        .extracting(p -> p.what())
        .containsExactlyInAnyOrder(
            "setting 'target-lag' is missing", "setting 'refresh-warehouse' is missing");
    for (String lag : new String[] {"59 seconds", "1", "downstream", "1 hour'; DROP"}) {
      assertThat(refused(whole.with("target-lag", lag)).problems())
          .as(lag)
          .extracting(p -> p.code())
          .containsExactly("bad-value");
    }
    assertThat(refused(whole.with("refresh-warehouse", "my house")).problems())
        .extracting(p -> p.code())
        .containsExactly("bad-value");
    assertThat(refused(KEY.with("target-lag", "1 hour")).problems())
        .extracting(p -> p.code())
        .containsExactly("unused-setting");
    assertThat(refused(KEY.with("views", "materialized")).problems())
        .extracting(p -> p.code())
        .containsExactly("bad-value");
  }

  @Test
  void whatSignsInOtherwiseIsRefused() {
    assertThat(refused(KEY.with("token", "env:TOKEN")).problems())
        .extracting(p -> p.code())
        .containsExactly("unused-setting");
    assertThat(refused(KEY.with("authenticator", "externalbrowser")).problems())
        .extracting(p -> p.code())
        .containsExactly("bad-value");
  }

  @Test
  void warehousesOfDomainsAreReadWhereTheSettingIsWritten() {
    Platform home = KEY.with("warehouse", "HOME");
    assertThat(SnowflakeConfig.of(home).also().warehouses()).isFalse();
    assertThat(SnowflakeConfig.of(home.with("warehouses", "none")).also().warehouses()).isTrue();
    assertThat(
            SnowflakeConfig.of(
                    home.with("warehouses", "domain")
                        .with("warehouse-size", "x4large")
                        .with("auto-suspend", "30")
                        .with("credit-quota", "10"))
                .also()
                .warehouses())
        .isTrue();
  }

  @Test
  void tagsAreReadWhereTheSettingIsWritten() {
    assertThat(SnowflakeConfig.of(KEY).also().tags()).isFalse();
    assertThat(SnowflakeConfig.of(KEY.with("tags", "none")).also().tags()).isTrue();
    assertThat(SnowflakeConfig.of(KEY.with("tags", "object")).also().tags()).isTrue();
    assertThat(refused(KEY.with("tags", "lake-formation")).problems())
        .extracting(p -> p.code())
        .containsExactly("bad-value");
  }

  @Test
  void settingsOfWarehousesThatMeanNothingAreRefused() {
    assertThat(refused(KEY.with("warehouses", "domain")).problems())
        .extracting(p -> p.what())
        .containsExactly("setting 'warehouse' is missing");
    assertThat(refused(KEY.with("credit-quota", "10")).problems())
        .extracting(p -> p.code())
        .containsExactly("unused-setting");
    Platform made = KEY.with("warehouse", "HOME").with("warehouses", "domain");
    assertThat(
            refused(
                    made.with("warehouse-size", "huge")
                        .with("auto-suspend", "0")
                        .with("credit-quota", "1; DROP"))
                .problems())
        .extracting(p -> p.code())
        .containsExactly("bad-value", "bad-value", "bad-value");
  }

  @Test
  void anAccountMayBelongToOneDomain() {
    assertThat(SnowflakeConfig.of(KEY.with("database", "SALES")).target().database())
        .contains("SALES");
  }
}
