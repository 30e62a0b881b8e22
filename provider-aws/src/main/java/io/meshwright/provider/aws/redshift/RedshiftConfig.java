package io.meshwright.provider.aws.redshift;

import io.meshwright.api.model.Platform;
import io.meshwright.api.problem.MeshException;
import io.meshwright.kit.settings.Settings;
import java.net.URI;
import java.util.List;
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
    Settings settings = Settings.of(platform, KNOWN);
    Optional<String> workgroup = settings.text(WORKGROUP);
    Optional<String> cluster = settings.text(CLUSTER);
    if (workgroup.isPresent() == cluster.isPresent()) {
      settings.problem(
          "missing-setting",
          workgroup.isPresent() ? "both 'workgroup' and 'cluster'" : "'workgroup' is missing",
          "write 'workgroup' for Redshift Serverless, or 'cluster' for a provisioned one");
    }
    String database = settings.text(DATABASE).orElse("");
    if (database.isBlank()) {
      settings.problem(
          "missing-setting",
          "'database' is missing",
          "write the name of a database that is there, for example dev");
    }
    Optional<String> secret = settings.text(SECRET);
    if (secret.filter(s -> !SECRET_ARN.matcher(s).matches()).isPresent()) {
      // What somebody wrote there may be the secret itself: it is not repeated.
      settings.problem(
          "bad-value",
          "'secret' is no ARN of a secret",
          "write the ARN of a secret in AWS Secrets Manager, never the password");
    }
    Optional<String> role = settings.text(ROLE, ROLE_ARN, "write the ARN of a role");
    Optional<URI> endpoint = settings.address(ENDPOINT);
    settings.check();
    return new RedshiftConfig(
        workgroup,
        cluster,
        database,
        secret,
        settings.text(REGION),
        settings.text(PROFILE),
        role,
        endpoint);
  }
}
