package io.meshwright.provider.snowflake;

import io.meshwright.api.model.Platform;
import io.meshwright.api.problem.MeshException;
import io.meshwright.kit.settings.Settings;
import io.meshwright.provider.snowflake.client.ReadAlso;
import io.meshwright.provider.snowflake.client.SignIn;
import io.meshwright.provider.snowflake.client.SnowflakeTarget;
import io.meshwright.provider.snowflake.sql.TargetLag;
import io.meshwright.provider.snowflake.translate.EnforcedBy;
import io.meshwright.provider.snowflake.translate.ExternalFiles;
import io.meshwright.provider.snowflake.translate.ListingUse;
import io.meshwright.provider.snowflake.translate.ProductMetrics;
import io.meshwright.provider.snowflake.translate.ProductTasks;
import io.meshwright.provider.snowflake.translate.TableStorage;
import io.meshwright.provider.snowflake.translate.TagUse;
import io.meshwright.provider.snowflake.translate.TaskStreams;
import io.meshwright.provider.snowflake.translate.ViewKeeping;
import io.meshwright.provider.snowflake.translate.WarehouseUse;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The settings of a platform. What is secret is never among them: only where it is found.
 *
 * @param target the account, and as whom
 * @param also what is read only where it is asked for
 */
public record SnowflakeConfig(SnowflakeTarget target, ReadAlso also) {
  private static final String ACCOUNT = "account";
  private static final String USER = "user";
  private static final String ROLE = "role";
  private static final String WAREHOUSE = "warehouse";
  private static final String DATABASE = "database";
  private static final String AUTHENTICATOR = "authenticator";
  private static final String KEY_FILE = "key-file";
  private static final String PASSPHRASE = "passphrase";
  private static final String TOKEN = "token";
  private static final String URL = "url";

  /** Where the account stands: for governance. */
  private static final String REGION = "region";

  private static final List<String> OWN =
      List.of(
          ACCOUNT,
          USER,
          ROLE,
          WAREHOUSE,
          DATABASE,
          AUTHENTICATOR,
          KEY_FILE,
          PASSPHRASE,
          TOKEN,
          URL,
          REGION,
          ProductTasks.WAREHOUSE,
          ProductMetrics.SETTING,
          TaskStreams.SETTING,
          EnforcedBy.SETTING,
          ListingUse.SETTING,
          TableStorage.SETTING,
          TableStorage.VOLUME,
          ExternalFiles.STAGE,
          ExternalFiles.TYPE,
          ExternalFiles.REFRESH,
          TagUse.SETTING,
          ViewKeeping.SETTING,
          ViewKeeping.LAG,
          ViewKeeping.WAREHOUSE);
  private static final List<String> KNOWN =
      Stream.concat(OWN.stream(), WarehouseUse.settings().stream()).toList();
  private static final String KEY_PAIR = "key-pair";
  private static final String OAUTH = "oauth";
  private static final String PROGRAMMATIC = "programmatic-token";
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");
  private static final Pattern WAREHOUSE_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]{0,254}");
  private static final Pattern REFERENCE = Pattern.compile("[a-z][a-z0-9+.-]*:.+");
  private static final Pattern KEY_ITSELF =
      Pattern.compile("(?s).*(-----|\\R).*|M[A-Za-z0-9+/=]{60,}");

  /**
   * Reads the settings.
   *
   * @throws MeshException of kind USER with every problem that there is
   */
  public static SnowflakeConfig of(Platform platform) {
    Settings settings = Settings.of(platform, KNOWN);
    required(settings, ACCOUNT, "write the account's identifier, ORGANISATION-ACCOUNT");
    settings.text(ACCOUNT, IDENTIFIER, "write the account's identifier, ORGANISATION-ACCOUNT");
    required(settings, USER, "name the user who deploys");
    required(settings, ROLE, "name the account role that deploys");
    SignIn signIn = signIn(settings);
    Optional<URI> url = url(settings);
    settings.text(
        ProductTasks.WAREHOUSE, WAREHOUSE_NAME, "write the name of a warehouse, such as LOADING");
    settings.word(EnforcedBy.SETTING, EnforcedBy.words());
    WarehouseUse.check(settings, WAREHOUSE);
    ProductMetrics.check(settings);
    TaskStreams.check(settings);
    TagUse.check(settings);
    ListingUse.check(settings);
    storage(settings);
    keeping(settings);
    settings.check();
    return new SnowflakeConfig(
        new SnowflakeTarget(
            settings.text(ACCOUNT).orElseThrow(),
            settings.text(USER).orElseThrow(),
            settings.text(ROLE).orElseThrow(),
            settings.text(WAREHOUSE),
            settings.text(DATABASE).filter(d -> !d.isBlank()),
            signIn,
            url),
        new ReadAlso(
            WarehouseUse.isRead(platform),
            TagUse.isRead(platform),
            ProductMetrics.isRead(platform),
            TaskStreams.isRead(platform),
            ListingUse.isRead(platform)));
  }

  private static void storage(Settings settings) {
    String format = settings.word(TableStorage.SETTING, TableStorage.WORDS);
    external(settings, format.equals(TableStorage.EXTERNAL));
    if (format.equals(TableStorage.ICEBERG)) {
      required(settings, TableStorage.VOLUME, "name the external volume that keeps the data");
      settings.text(
          TableStorage.VOLUME, TableStorage.NAME, "name an external volume of the account");
    } else if (settings.text(TableStorage.VOLUME).isPresent()) {
      settings.problem(
          "unused-setting",
          "setting '" + TableStorage.VOLUME + "' has no meaning for " + format + " tables",
          "remove it, or let '" + TableStorage.SETTING + "' be " + TableStorage.ICEBERG);
    }
  }

  private static void external(Settings settings, boolean is) {
    if (is) {
      required(settings, ExternalFiles.STAGE, "name the external stage, DATABASE.SCHEMA.STAGE");
      settings.text(
          ExternalFiles.STAGE,
          ExternalFiles.NAMES,
          "name an external stage whose names need no quotes, DATABASE.SCHEMA.STAGE");
      settings.word(ExternalFiles.TYPE, ExternalFiles.TYPES);
      settings.word(ExternalFiles.REFRESH, ExternalFiles.SWITCH);
      settings
          .text(ViewKeeping.SETTING)
          .filter(ViewKeeping.DYNAMIC::equals)
          .ifPresent(
              v ->
                  settings.problem(
                      "bad-value",
                      "setting 'views' cannot be dynamic: dynamic tables over external tables are"
                          + " not documented",
                      "let 'views' be secure"));
      return;
    }
    for (String key : ExternalFiles.SETTINGS) {
      if (settings.text(key).isPresent()) {
        settings.problem(
            "unused-setting",
            "setting '" + key + "' is about external tables",
            "remove it, or let '" + TableStorage.SETTING + "' be " + TableStorage.EXTERNAL);
      }
    }
  }

  private static void keeping(Settings settings) {
    if (settings.word(ViewKeeping.SETTING, ViewKeeping.WORDS).equals(ViewKeeping.DYNAMIC)) {
      required(settings, ViewKeeping.LAG, "say how old the data of a view may be, such as 1 hour");
      required(settings, ViewKeeping.WAREHOUSE, "name the warehouse that refreshes them");
      settings.text(
          ViewKeeping.WAREHOUSE, WAREHOUSE_NAME, "write the name of a warehouse, such as LOADING");
      settings
          .text(ViewKeeping.LAG)
          .filter(lag -> !lag.isBlank() && TargetLag.canonical(lag).isEmpty())
          .ifPresent(
              lag ->
                  settings.problem(
                      "bad-value",
                      "setting 'target-lag' is no length of a minute or more: " + lag,
                      "write a number of seconds, minutes, hours or days, such as 1 hour"));
      return;
    }
    for (String key : List.of(ViewKeeping.LAG, ViewKeeping.WAREHOUSE)) {
      if (settings.text(key).isPresent()) {
        settings.problem(
            "unused-setting",
            "setting '" + key + "' has no meaning for views over live data",
            "remove it, or let '" + ViewKeeping.SETTING + "' be " + ViewKeeping.DYNAMIC);
      }
    }
  }

  private static void required(Settings settings, String key, String remedy) {
    if (settings.text(key).orElse("").isBlank()) {
      settings.problem("missing-setting", "setting '" + key + "' is missing", remedy);
    }
  }

  private static SignIn signIn(Settings settings) {
    return switch (settings.word(AUTHENTICATOR, List.of(KEY_PAIR, OAUTH, PROGRAMMATIC))) {
      case OAUTH -> new SignIn.OAuth(token(settings));
      case PROGRAMMATIC -> new SignIn.ProgrammaticToken(token(settings));
      default -> keyPair(settings);
    };
  }

  private static String token(Settings settings) {
    unused(settings, KEY_FILE);
    unused(settings, PASSPHRASE);
    required(settings, TOKEN, "write where the token is found, for example env:NAME");
    return reference(settings, TOKEN).orElse("");
  }

  private static SignIn keyPair(Settings settings) {
    unused(settings, TOKEN);
    required(settings, KEY_FILE, "write the path of the file that holds the private key");
    return new SignIn.KeyPair(keyFile(settings), reference(settings, PASSPHRASE));
  }

  private static Path keyFile(Settings settings) {
    String written = settings.text(KEY_FILE).orElse("");
    if (KEY_ITSELF.matcher(written).matches()) {
      settings.problem(
          "secret-in-workspace",
          "setting 'key-file' holds a key and no path",
          "write the path of the file that holds the private key, and change the key pair");
      return Path.of("");
    }
    try {
      return Path.of(written);
    } catch (InvalidPathException e) {
      settings.problem(
          "bad-value",
          "'key-file' is no path",
          "write the path of the file that holds the private key");
      return Path.of("");
    }
  }

  private static void unused(Settings settings, String key) {
    if (settings.text(key).isPresent()) {
      settings.problem(
          "unused-setting",
          "setting '" + key + "' has no meaning for this authenticator",
          "remove it, or let 'authenticator' be another: "
              + String.join(", ", KEY_PAIR, OAUTH)
              + " or "
              + PROGRAMMATIC);
    }
  }

  /** The value is not repeated: it may be the secret itself. */
  private static Optional<String> reference(Settings settings, String key) {
    Optional<String> written = settings.text(key).filter(w -> !w.isBlank());
    if (written.filter(w -> !REFERENCE.matcher(w).matches()).isPresent()) {
      settings.problem(
          "secret-in-workspace",
          "setting '" + key + "' is not a reference",
          "write where it is found, for example env:NAME");
    }
    return written;
  }

  private static Optional<URI> url(Settings settings) {
    // With a user or a query a password could be in it: it is not repeated.
    if (settings.text(URL).filter(u -> u.contains("@") || u.contains("?")).isPresent()) {
      settings.problem(
          "bad-value",
          "setting 'url' holds more than an address",
          "write an address such as https://account.snowflakecomputing.com, and the rest as"
              + " settings of their own");
      return Optional.empty();
    }
    return settings.address(URL);
  }
}
