package io.meshwright.provider.aws.client;

import io.meshwright.provider.aws.resource.AwsBucket;

/**
 * A registered location.
 *
 * @param arn {@code arn:aws:s3:::bucket} with or without a prefix
 * @param roleArn as whom the service reads it
 * @param hybrid whether IAM lets those read that no right of Lake Formation is about
 */
public record LakeLocation(String arn, String roleArn, boolean hybrid) {
  private static final String BUCKET = "arn:aws:s3:::";

  /** A whole bucket. */
  public static LakeLocation of(String bucket, String roleArn) {
    return new LakeLocation(BUCKET + bucket, roleArn, false);
  }

  /** The bucket, where all of it is meant, else something that is the name of none. */
  public String bucket() {
    return arn.replaceFirst("^arn:aws[a-z-]*:s3:::", "").replaceFirst("/$", "");
  }

  /** What an ARN names as {@code s3://bucket/prefix}, without a slash at the end. */
  public static String place(String arn) {
    return "s3://" + arn.replaceFirst("^arn:aws[a-z-]*:s3:::", "").replaceFirst("/?\\*?$", "");
  }

  /** The ARN of {@code s3://bucket/prefix}. */
  public static String arn(String place) {
    return place.replaceFirst("^s3a?://", BUCKET);
  }

  /** Whether it lies at a place or below. */
  boolean isWithin(String place) {
    return AwsBucket.isWithin(place(arn), place);
  }

  /** Whether a place lies there or below. */
  boolean covers(String place) {
    return AwsBucket.isWithin(place, place(arn));
  }
}
