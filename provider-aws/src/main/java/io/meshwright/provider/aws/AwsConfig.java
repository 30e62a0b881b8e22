package io.meshwright.provider.aws;

import io.meshwright.api.model.Platform;
import io.meshwright.api.problem.MeshException;
import io.meshwright.kit.settings.Settings;
import io.meshwright.provider.aws.resource.AwsBucket;
import io.meshwright.provider.aws.resource.AwsDeletion;
import io.meshwright.provider.aws.resource.AwsHome;
import io.meshwright.provider.aws.resource.AwsPlace;
import io.meshwright.provider.aws.resource.AwsStream;
import io.meshwright.provider.aws.resource.AwsTable;
import io.meshwright.provider.aws.resource.AwsViewing;
import io.meshwright.provider.aws.resource.StreamPlace;
import io.meshwright.provider.aws.resource.TagUse;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The settings of a platform. Credentials come from where the AWS tools find theirs, never from
 * here.
 *
 * @param place where tables lie
 * @param format how tables are stored
 * @param scripts where scripts of pipelines lie, without a slash at the end
 * @param account the number of the account; empty where nobody says
 * @param streams how streams are made
 * @param tags what LF-tags are used for
 * @param viewing whether and how there are views
 * @param region the region; empty for the one that the AWS tools would take
 * @param profile a profile of the AWS tools
 * @param role ARN of a role to act as
 * @param endpoint another address of all services, for tests
 */
public record AwsConfig(
    AwsPlace place,
    AwsTable.Format format,
    Optional<String> scripts,
    Optional<String> account,
    StreamPlace streams,
    TagUse tags,
    AwsViewing viewing,
    Optional<String> region,
    Optional<String> profile,
    Optional<String> role,
    Optional<URI> endpoint) {
  private static final String WAREHOUSE = "warehouse";
  private static final String BUCKETS = "buckets";
  private static final String DELETION = "deletion";
  private static final String KEY = "key";
  private static final String STREAMS = "streams";
  private static final String TAGS = "tags";
  private static final String RIGHTS = "rights";
  private static final String FORMAT = "format";
  private static final String SCRIPTS = "scripts";
  private static final String ACCOUNT = "account";
  private static final String REGION = "region";
  private static final String PROFILE = "profile";
  private static final String ROLE = "role";
  private static final String ENDPOINT = "endpoint";
  private static final List<String> KNOWN =
      List.of(
          WAREHOUSE,
          BUCKETS,
          DELETION,
          STREAMS,
          TAGS,
          RIGHTS,
          KEY,
          FORMAT,
          SCRIPTS,
          ACCOUNT,
          ViewConfig.DEFINER,
          ViewConfig.MASKS,
          ViewConfig.ATHENA,
          REGION,
          PROFILE,
          ROLE,
          ENDPOINT);
  private static final List<String> FORMATS = List.of("iceberg", "parquet", "csv");
  private static final String LAKE_FORMATION = "lake-formation";
  private static final String BY_TAGS = "tags";
  private static final Pattern PLACE =
      Pattern.compile("s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[A-Za-z0-9_.=-]+)*/?");
  private static final Pattern BUCKET_PREFIX =
      Pattern.compile("(?!xn--|sthree-|amzn-s3-demo-)[a-z0-9][a-z0-9-]{1,28}[a-z0-9]");
  private static final Pattern STREAM_PREFIX =
      Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9-]{1,28}[a-zA-Z0-9]");
  private static final Pattern KEY_ARN =
      Pattern.compile("arn:aws[a-z-]*:kms:[a-z0-9-]+:\\d{12}:key/[a-zA-Z0-9-]{1,128}");
  private static final Pattern NUMBER = Pattern.compile("\\d{12}");

  /** The ARN of a role. */
  static final Pattern ROLE_ARN =
      Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/[\\w+=,.@/-]{1,512}");

  /**
   * Reads the settings.
   *
   * @throws MeshException of kind USER with every problem that there is
   */
  public static AwsConfig of(Platform platform) {
    Settings settings = Settings.of(platform, KNOWN);
    Optional<AwsPlace> place = place(settings);
    AwsConfig config =
        new AwsConfig(
            place.orElse(new AwsPlace.Warehouse("")),
            AwsTable.Format.valueOf(settings.word(FORMAT, FORMATS).toUpperCase(Locale.ROOT)),
            settings
                .text(SCRIPTS, PLACE, "write a place such as s3://company-scripts/mesh")
                .map(AwsConfig::withoutSlash),
            settings.text(ACCOUNT, NUMBER, "write its number: 12 digits, in quotes"),
            streams(settings),
            tags(settings),
            ViewConfig.of(settings),
            settings.text(REGION),
            settings.text(PROFILE),
            settings.text(ROLE, ROLE_ARN, "write the ARN of a role"),
            settings.address(ENDPOINT));
    settings.check();
    return config;
  }

  /** Which catalogue it is, as far as the settings say. */
  AwsHome home() {
    return new AwsHome(account, region);
  }

  private static Optional<AwsPlace> place(Settings settings) {
    Optional<String> warehouse =
        settings.text(WAREHOUSE, PLACE, "write a place such as s3://company-lake/mesh");
    Optional<String> buckets =
        settings.text(
            BUCKETS,
            BUCKET_PREFIX,
            "write what the names of buckets begin with: 3 to 30 small letters, digits and dashes,"
                + " such as company-mesh");
    Optional<String> key = settings.text(KEY, KEY_ARN, "write the ARN of a key of KMS");
    String deletion = settings.word(DELETION, AwsDeletion.words());
    if (warehouse.isPresent() == buckets.isPresent()) {
      settings.problem(
          warehouse.isPresent() ? "bad-value" : "missing-setting",
          warehouse.isPresent()
              ? "'warehouse' and 'buckets' are both there"
              : "neither 'warehouse' nor 'buckets' is there",
          "say where tables lie: in a place that is there, such as warehouse:"
              + " s3://company-lake/mesh, or in a bucket of each domain, such as buckets:"
              + " company-mesh");
      return Optional.empty();
    }
    if (warehouse.isPresent() && settings.text(STREAMS).isEmpty()) {
      key.ifPresent(
          k -> settings.bad(KEY, k, "leave it out: a place that is there has its own encryption"));
    }
    if (warehouse.isPresent() && AwsDeletion.of(deletion).isOn()) {
      settings.bad(
          DELETION, deletion, "leave it out: what lies in a place that is there is its owner's");
    }
    return warehouse
        .<AwsPlace>map(w -> new AwsPlace.Warehouse(withoutSlash(w)))
        .or(
            () ->
                buckets.map(
                    b ->
                        new AwsPlace.Buckets(
                            b, key.orElse(AwsBucket.OWN_KEYS), AwsDeletion.of(deletion))));
  }

  private static TagUse tags(Settings settings) {
    boolean assigned = settings.word(TAGS, List.of("none", LAKE_FORMATION)).equals(LAKE_FORMATION);
    boolean rights = settings.word(RIGHTS, List.of("named", BY_TAGS)).equals(BY_TAGS);
    if (rights && !assigned) {
      settings.bad(
          RIGHTS, BY_TAGS, "write tags: lake-formation beside it: rights by tags need the tags");
    }
    return new TagUse(assigned, rights && assigned);
  }

  private static String withoutSlash(String place) {
    return place.endsWith("/") ? place.substring(0, place.length() - 1) : place;
  }

  private static StreamPlace streams(Settings settings) {
    Optional<String> prefix =
        settings.text(
            STREAMS,
            STREAM_PREFIX,
            "write what the names of streams begin with: 3 to 30 letters, digits and dashes, such"
                + " as company-mesh");
    return new StreamPlace(prefix, settings.text(KEY).orElse(AwsStream.OWN_KEY));
  }
}
