package io.meshwright.provider.aws.translate;

import io.meshwright.provider.aws.resource.AwsFilesGrant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * How much room the policies of buckets still have. Sizes are upper bounds, since documents are
 * written elsewhere; everything in them is ASCII, so that characters are bytes.
 */
final class PolicyRoom {
  /** 20 KB, by the smaller of the two readings of it. */
  static final int MAX_BYTES = 20_000;

  /** Name of the capability entry. */
  static final String LIMIT = "bucket-policy-size";

  /** What stands around the statements, and the one that demands TLS, without the bucket's name. */
  static final int FRAME = 300;

  /** What a statement is made of beside the words of its grant. */
  static final int STATEMENT = 230;

  private static final int BUCKET_NAMES = 2;
  private static final int AROUND_ACTION = 3;

  private final Map<String, Integer> used = new HashMap<>();

  /** Takes the room for statements of one bucket, all of them or none. */
  boolean take(String bucket, Collection<AwsFilesGrant> statements) {
    int before = used.getOrDefault(bucket, FRAME + BUCKET_NAMES * bucket.length());
    int after = before + statements.stream().mapToInt(PolicyRoom::size).sum();
    if (after > MAX_BYTES) {
      return false;
    }
    used.put(bucket, after);
    return true;
  }

  /** The most that a statement takes. */
  static int size(AwsFilesGrant grant) {
    return STATEMENT
        + grant.bucket().length()
        + grant.prefix().length()
        + grant.principal().length()
        + grant.until().length()
        + grant.actions().stream().mapToInt(a -> a.length() + AROUND_ACTION).sum();
  }
}
