package io.meshwright.provider.aws;

import io.meshwright.api.model.Platform;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.kit.text.Suggestions;
import io.meshwright.provider.aws.resource.AwsBucket;
import io.meshwright.provider.aws.resource.AwsHome;
import io.meshwright.provider.aws.resource.AwsPlace;
import io.meshwright.provider.aws.resource.AwsPrincipal;
import io.meshwright.provider.aws.resource.AwsStream;
import io.meshwright.provider.aws.resource.AwsTable;
import io.meshwright.provider.aws.resource.AwsViewing;
import io.meshwright.provider.aws.resource.StreamPlace;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
 * @param tags whether databases and columns get LF-tags
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
    boolean tags,
    AwsViewing viewing,
    Optional<String> region,
    Optional<String> profile,
    Optional<String> role,
    Optional<URI> endpoint) {
  private static final String WAREHOUSE = "warehouse";
  private static final String BUCKETS = "buckets";
  private static final String KEY = "key";
  private static final String STREAMS = "streams";
  private static final String TAGS = "tags";
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
          STREAMS,
          TAGS,
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
  private static final String NONE = "none";
  private static final String LAKE_FORMATION = "lake-formation";
  private static final Pattern PLACE =
      Pattern.compile("s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[A-Za-z0-9_.=-]+)*/?");
  private static final Pattern BUCKET_PREFIX =
      Pattern.compile("(?!xn--|sthree-|amzn-s3-demo-)[a-z0-9][a-z0-9-]{1,28}[a-z0-9]");
  private static final Pattern STREAM_PREFIX =
      Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9-]{1,28}[a-zA-Z0-9]");
  private static final Pattern KEY_ARN =
      Pattern.compile("arn:aws[a-z-]*:kms:[a-z0-9-]+:\\d{12}:key/[a-zA-Z0-9-]+");
  private static final Pattern ROLE_ARN =
      Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/[\\w+=,.@/-]{1,512}");

  /**
   * Reads the settings.
   *
   * @throws MeshException of kind USER with every problem that there is
   */
  public static AwsConfig of(Platform platform) {
    Map<String, String> settings = platform.settings();
    String subject = "platform " + platform.name();
    List<Problem> problems = new ArrayList<>();
    for (String key : settings.keySet()) {
      if (!KNOWN.contains(key)) {
        String meant = Suggestions.didYouMean(key, KNOWN);
        problems.add(
            Problem.error(
                "unknown-setting",
                subject,
                "there is no setting '" + key + "'",
                meant.isEmpty() ? "write one of " + String.join(", ", KNOWN) : meant));
      }
    }
    Optional<AwsPlace> place = place(settings, subject, problems);
    Optional<String> role = Optional.ofNullable(settings.get(ROLE));
    role.filter(r -> !ROLE_ARN.matcher(r).matches())
        .ifPresent(r -> problems.add(bad(subject, ROLE, r, "write the ARN of a role")));
    Optional<String> scripts = Optional.ofNullable(settings.get(SCRIPTS));
    scripts
        .filter(s -> !PLACE.matcher(s).matches())
        .ifPresent(
            s ->
                problems.add(
                    bad(subject, SCRIPTS, s, "write a place such as s3://company-scripts/mesh")));
    Optional<String> account = Optional.ofNullable(settings.get(ACCOUNT));
    account
        .filter(a -> !AwsPrincipal.Patterns.isAccount(a))
        .ifPresent(
            a -> problems.add(bad(subject, ACCOUNT, a, "write its number: 12 digits, in quotes")));
    Optional<AwsTable.Format> format = format(settings, subject, problems);
    StreamPlace streams = streams(settings, subject, problems);
    boolean tags = tags(settings, subject, problems);
    AwsViewing viewing = ViewConfig.of(settings, subject, problems);
    Optional<URI> endpoint = endpoint(settings, subject, problems);
    if (!problems.isEmpty()) {
      throw new MeshException(ErrorKind.USER, problems);
    }
    return new AwsConfig(
        place.orElseThrow(),
        format.orElse(AwsTable.Format.ICEBERG),
        scripts.map(s -> s.replaceAll("/$", "")),
        account,
        streams,
        tags,
        viewing,
        Optional.ofNullable(settings.get(REGION)),
        Optional.ofNullable(settings.get(PROFILE)),
        role,
        endpoint);
  }

  /** Which catalogue it is, as far as the settings say. */
  AwsHome home() {
    return new AwsHome(account, region);
  }

  private static Optional<AwsPlace> place(
      Map<String, String> settings, String subject, List<Problem> problems) {
    Optional<String> warehouse = Optional.ofNullable(settings.get(WAREHOUSE));
    Optional<String> buckets = Optional.ofNullable(settings.get(BUCKETS));
    String key = settings.getOrDefault(KEY, AwsBucket.OWN_KEYS);
    if (warehouse.isPresent() == buckets.isPresent()) {
      problems.add(
          Problem.error(
              warehouse.isPresent() ? "bad-value" : "missing-setting",
              subject,
              warehouse.isPresent()
                  ? "'warehouse' and 'buckets' are both there"
                  : "neither 'warehouse' nor 'buckets' is there",
              "say where tables lie: in a place that is there, such as warehouse:"
                  + " s3://company-lake/mesh, or in a bucket of each domain, such as buckets:"
                  + " company-mesh"));
      return Optional.empty();
    }
    warehouse
        .filter(w -> !PLACE.matcher(w).matches())
        .ifPresent(
            w ->
                problems.add(
                    bad(subject, WAREHOUSE, w, "write a place such as s3://company-lake/mesh")));
    buckets
        .filter(b -> !BUCKET_PREFIX.matcher(b).matches())
        .ifPresent(
            b ->
                problems.add(
                    bad(
                        subject,
                        BUCKETS,
                        b,
                        "write what the names of buckets begin with: 3 to 30 small letters, digits"
                            + " and dashes, such as company-mesh")));
    if (!key.equals(AwsBucket.OWN_KEYS) && !KEY_ARN.matcher(key).matches()) {
      problems.add(bad(subject, KEY, key, "write the ARN of a key of KMS"));
    }
    if (warehouse.isPresent() && settings.containsKey(KEY) && !settings.containsKey(STREAMS)) {
      problems.add(
          bad(subject, KEY, key, "leave it out: a place that is there has its own encryption"));
    }
    return warehouse
        .<AwsPlace>map(w -> new AwsPlace.Warehouse(w.replaceAll("/$", "")))
        .or(() -> buckets.map(b -> new AwsPlace.Buckets(b, key)));
  }

  private static StreamPlace streams(
      Map<String, String> settings, String subject, List<Problem> problems) {
    Optional<String> prefix = Optional.ofNullable(settings.get(STREAMS));
    prefix
        .filter(p -> !STREAM_PREFIX.matcher(p).matches())
        .ifPresent(
            p ->
                problems.add(
                    bad(
                        subject,
                        STREAMS,
                        p,
                        "write what the names of streams begin with: 3 to 30 letters, digits and"
                            + " dashes, such as company-mesh")));
    return new StreamPlace(prefix, settings.getOrDefault(KEY, AwsStream.OWN_KEY));
  }

  private static boolean tags(
      Map<String, String> settings, String subject, List<Problem> problems) {
    String word = settings.getOrDefault(TAGS, NONE);
    if (!word.equals(NONE) && !word.equals(LAKE_FORMATION)) {
      problems.add(bad(subject, TAGS, word, "write none or lake-formation"));
    }
    return word.equals(LAKE_FORMATION);
  }

  private static Problem bad(String subject, String key, String value, String remedy) {
    return Problem.error("bad-value", subject, "'" + key + "' is '" + value + "'", remedy);
  }

  private static Optional<AwsTable.Format> format(
      Map<String, String> settings, String subject, List<Problem> problems) {
    String word = settings.getOrDefault(FORMAT, "iceberg").toLowerCase(Locale.ROOT);
    return switch (word) {
      case "iceberg" -> Optional.of(AwsTable.Format.ICEBERG);
      case "parquet" -> Optional.of(AwsTable.Format.PARQUET);
      case "csv" -> Optional.of(AwsTable.Format.CSV);
      default -> {
        problems.add(bad(subject, FORMAT, word, "write iceberg, parquet or csv"));
        yield Optional.empty();
      }
    };
  }

  private static Optional<URI> endpoint(
      Map<String, String> settings, String subject, List<Problem> problems) {
    String written = settings.getOrDefault(ENDPOINT, "");
    if (written.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI address = URI.create(written);
      if (address.isAbsolute() && address.getHost() != null) {
        return Optional.of(address);
      }
    } catch (IllegalArgumentException e) {
      problems.add(
          bad(subject, ENDPOINT, written, "write an address such as http://127.0.0.1:5555"));
      return Optional.empty();
    }
    problems.add(bad(subject, ENDPOINT, written, "write an address such as http://127.0.0.1:5555"));
    return Optional.empty();
  }
}
