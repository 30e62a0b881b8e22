package io.meshwright.provider.aws.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Map;

/**
 * A bucket of S3: the files of a domain.
 *
 * @param name its name, the only one in all of S3
 * @param encryption {@code AES256}, or the ARN of a key; empty for none
 * @param versioned whether overwritten and deleted objects are kept
 * @param closed whether all four settings against public access are on
 * @param tlsOnly whether requests without TLS are refused
 * @param domain its tag {@code domain}; empty where it has none
 */
public record AwsBucket(
    String name,
    String encryption,
    boolean versioned,
    boolean closed,
    boolean tlsOnly,
    String domain)
    implements StorageResource {
  /** The kind. */
  public static final String KIND = "bucket";

  /** Encryption by S3's own keys. */
  public static final String OWN_KEYS = "AES256";

  /** Where a bucket lives. */
  public static Address address(String platform, String name) {
    return Address.of(platform, KIND, name);
  }

  /** The bucket of {@code s3://bucket/prefix}. */
  public static String of(String location) {
    String path = location.replaceFirst("^s3a?://", "");
    int slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }

  /** Whether a place, {@code s3://bucket/prefix}, is another one or lies below it. */
  public static boolean isWithin(String place, String other) {
    String below = other.endsWith("/") ? other : other + "/";
    return (place.endsWith("/") ? place : place + "/").startsWith(below);
  }

  /**
   * Whether a rule for objects whose keys begin so is about something at a place.
   *
   * @param keys {@code s3://bucket/} and what the keys begin with
   * @param place {@code s3://bucket/prefix}
   */
  public static boolean reaches(String keys, String place) {
    String plain = place.replaceFirst("^s3a://", "s3://");
    String below = plain.endsWith("/") ? plain : plain + "/";
    return below.startsWith(keys) || keys.startsWith(below);
  }

  @Override
  public Address address(String platform) {
    return address(platform, name);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(
        address(platform),
        Map.of(
            "encryption",
            Value.of(encryption),
            "versioned",
            Value.of(versioned),
            "publicAccessBlocked",
            Value.of(closed),
            "tlsOnly",
            Value.of(tlsOnly),
            "domain",
            Value.of(domain)),
        List.of());
  }

  static AwsBucket of(Resource resource) {
    Attributes values = Attributes.of(resource);
    return new AwsBucket(
        resource.address().path().getFirst(),
        values.text("encryption"),
        values.bool("versioned"),
        values.bool("publicAccessBlocked"),
        values.bool("tlsOnly"),
        values.text("domain"));
  }
}
