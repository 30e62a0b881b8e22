package io.meshwright.provider.aws.client;

/**
 * Lifecycle rules of buckets, which S3 knows as one list. Throws as {@link CatalogueGateway} does.
 */
public interface BucketRuleGateway {
  /** Most rules of one bucket. */
  int MAX_RULES = 1_000;

  /**
   * The rules of a bucket that is there.
   *
   * @throws io.meshwright.api.problem.MeshException of kind USER where there is something in them
   *     that could not be written back
   */
  BucketRules rules(String bucket);

  /** Puts these in the place of all rules of a bucket. */
  void write(String bucket, BucketRules rules);
}
