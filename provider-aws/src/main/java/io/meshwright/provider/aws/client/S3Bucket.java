package io.meshwright.provider.aws.client;

import io.meshwright.api.name.Ordered;
import java.util.Map;
import java.util.SortedMap;

/**
 * A bucket as S3 has it.
 *
 * @param name its name
 * @param encryption {@code AES256}, or the ARN of a key; empty for none
 * @param versioned whether versions are kept
 * @param closed whether all four settings against public access are on
 * @param tlsOnly whether its policy has our statement against requests without TLS
 * @param others the other statements of its policy, each as a document of its own, by id
 * @param tags all tags
 */
public record S3Bucket(
    String name,
    String encryption,
    boolean versioned,
    boolean closed,
    boolean tlsOnly,
    SortedMap<String, String> others,
    SortedMap<String, String> tags) {
  /** Copies the maps. */
  public S3Bucket {
    others = Ordered.map(others);
    tags = Ordered.map(tags);
  }

  /** A bucket as it is when it was just made, but for its tags. */
  public static S3Bucket fresh(String name, Map<String, String> tags) {
    return new S3Bucket(name, "", false, false, false, Ordered.map(Map.of()), Ordered.map(tags));
  }

  /** The same with other statements of others. */
  public S3Bucket withOthers(SortedMap<String, String> changed) {
    return new S3Bucket(name, encryption, versioned, closed, tlsOnly, changed, tags);
  }

  /** The same with other tags. */
  public S3Bucket withTags(SortedMap<String, String> changed) {
    return new S3Bucket(name, encryption, versioned, closed, tlsOnly, others, changed);
  }
}
