package io.meshwright.provider.aws.resource;

/** Where the files of tables lie. */
public sealed interface AwsPlace {
  /**
   * A place that is there and that somebody else looks after.
   *
   * @param location {@code s3://bucket/prefix}, without a slash at the end
   */
  record Warehouse(String location) implements AwsPlace {}

  /**
   * A bucket of ours for each domain, registered with Lake Formation.
   *
   * @param prefix what their names begin with
   * @param encryption {@code AES256}, or the ARN of a key
   * @param deletion whose data is deleted when its retention is over
   */
  record Buckets(String prefix, String encryption, AwsDeletion deletion) implements AwsPlace {
    /** Buckets in which nothing is deleted. */
    public Buckets(String prefix, String encryption) {
      this(prefix, encryption, AwsDeletion.NONE);
    }
  }
}
