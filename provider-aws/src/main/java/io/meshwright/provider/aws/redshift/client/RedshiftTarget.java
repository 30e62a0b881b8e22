package io.meshwright.provider.aws.redshift.client;

import io.meshwright.provider.aws.client.AwsTarget;
import java.util.Optional;

/**
 * Which database, and who signs in.
 *
 * @param account account and region
 * @param workgroup a workgroup of Redshift Serverless
 * @param cluster a provisioned cluster, where there is no workgroup
 * @param database the database
 * @param secret ARN of the secret with user and password; empty where IAM signs in
 */
public record RedshiftTarget(
    AwsTarget account,
    Optional<String> workgroup,
    Optional<String> cluster,
    String database,
    Optional<String> secret) {
  /** The database for people. */
  String name() {
    return workgroup.or(() -> cluster).orElse("?") + "/" + database;
  }
}
