package io.meshwright.provider.aws.redshift;

import io.meshwright.api.model.Platform;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.kit.text.Suggestions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The settings of a platform. Credentials come from where the AWS tools find theirs, or are a
 * secret that AWS keeps; never from here.
 *
 * @param workgroup a workgroup of Redshift Serverless; empty where there is a cluster
 * @param cluster a provisioned cluster; empty where there is a workgroup
 * @param database the database
 * @param secret ARN of the secret of AWS that holds user and password of the database; empty where
 *     IAM signs in
 * @param region the region; empty for the one that the AWS tools would take
 * @param profile a profile of the AWS tools
 * @param role ARN of a role to act as
 * @param endpoint another address of the services, for tests
 */
public record RedshiftConfig(
    Optional<String> workgroup,
    Optional<String> cluster,
    String database,
    Optional<String> secret,
    Optional<String> region,
    Optional<String> profile,
    Optional<String> role,
    Optional<URI> endpoint) {
  private static final String WORKGROUP = "workgroup";
  private static final String CLUSTER = "cluster";
  private static final String DATABASE = "database";
  private static final String SECRET = "secret";
  private static final String REGION = "region";
  private static final String PROFILE = "profile";
  private static final String ROLE = "role";
  private static final String ENDPOINT = "endpoint";
  private static final List<String> KNOWN =
      List.of(WORKGROUP, CLUSTER, DATABASE, SECRET, REGION, PROFILE, ROLE, ENDPOINT);
  private static final Pattern ROLE_ARN =
      Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/[\\w+=,.@/-]{1,512}");
  private static final Pattern SECRET_ARN =
      Pattern.compile(
          "arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\\d{12}:secret:[\\w/+=.@!-]{1,512}");

  /**
   * Reads the settings.
   *
   * @throws MeshException of kind USER with every problem that there is
   */
  public static RedshiftConfig of(Platform platform) {
    Map<String, String> settings = platform.settings();
    String subject = "platform " + platform.name();
    List<Problem> problems = new ArrayList<>();
    settings.keySet().stream()
        .filter(key -> !KNOWN.contains(key))
        .forEach(key -> problems.add(unknown(subject, key)));
    Optional<String> workgroup = Optional.ofNullable(settings.get(WORKGROUP));
    Optional<String> cluster = Optional.ofNullable(settings.get(CLUSTER));
    if (workgroup.isPresent() == cluster.isPresent()) {
      problems.add(
          Problem.error(
              "missing-setting",
              subject,
              workgroup.isPresent() ? "both 'workgroup' and 'cluster'" : "'workgroup' is missing",
              "write 'workgroup' for Redshift Serverless, or 'cluster' for a provisioned one"));
    }
    Optional<String> database = Optional.ofNullable(settings.get(DATABASE));
    if (database.filter(d -> !d.isBlank()).isEmpty()) {
      problems.add(
          Problem.error(
              "missing-setting",
              subject,
              "'database' is missing",
              "write the name of a database that is there, for example dev"));
    }
    Optional<String> secret = Optional.ofNullable(settings.get(SECRET));
    if (secret.filter(s -> !SECRET_ARN.matcher(s).matches()).isPresent()) {
      // What somebody wrote there may be the secret itself: it is not repeated.
      problems.add(
          Problem.error(
              "bad-value",
              subject,
              "'secret' is no ARN of a secret",
              "write the ARN of a secret in AWS Secrets Manager, never the password"));
    }
    Optional<String> role = Optional.ofNullable(settings.get(ROLE));
    role.filter(r -> !ROLE_ARN.matcher(r).matches())
        .ifPresent(r -> problems.add(bad(subject, ROLE, r, "write the ARN of a role")));
    Optional<URI> endpoint = endpoint(settings, subject, problems);
    if (!problems.isEmpty()) {
      throw new MeshException(ErrorKind.USER, problems);
    }
    return new RedshiftConfig(
        workgroup,
        cluster,
        database.orElseThrow(),
        secret,
        Optional.ofNullable(settings.get(REGION)),
        Optional.ofNullable(settings.get(PROFILE)),
        role,
        endpoint);
  }

  private static Problem unknown(String subject, String key) {
    String meant = Suggestions.didYouMean(key, KNOWN);
    return Problem.error(
        "unknown-setting",
        subject,
        "there is no setting '" + key + "'",
        meant.isEmpty() ? "write one of " + String.join(", ", KNOWN) : meant);
  }

  private static Problem bad(String subject, String key, String value, String remedy) {
    return Problem.error("bad-value", subject, "'" + key + "' is '" + value + "'", remedy);
  }

  private static Optional<URI> endpoint(
      Map<String, String> settings, String subject, List<Problem> problems) {
    Optional<String> written = Optional.ofNullable(settings.get(ENDPOINT));
    Optional<URI> address = written.flatMap(RedshiftConfig::address);
    written
        .filter(w -> address.isEmpty())
        .ifPresent(
            w ->
                problems.add(
                    bad(subject, ENDPOINT, w, "write an address such as http://127.0.0.1:5555")));
    return address;
  }

  private static Optional<URI> address(String text) {
    try {
      return Optional.of(URI.create(text)).filter(a -> a.isAbsolute() && a.getHost() != null);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
