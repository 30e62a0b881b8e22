package io.meshwright.provider.aws.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Digest;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A rule of ours by which S3 deletes the objects of one table of a port when they are old.
 *
 * @param bucket the bucket
 * @param id its id without what says that it is ours
 * @param prefix what the keys begin with
 * @param days how old an object gets before readers lose it; 0 where the rule does not say
 * @param oldVersionDays how long versions that were overwritten or deleted can be got back; 0 where
 *     the rule does not say
 * @param uploadDays how long an upload may take; 0 where the rule does not say
 * @param rest the whole rule where it is not to the letter one that we write; else empty
 */
public record AwsExpiry(
    String bucket,
    String id,
    String prefix,
    int days,
    int oldVersionDays,
    int uploadDays,
    Value.Obj rest)
    implements StorageResource {
  /** The kind. */
  public static final String KIND = "expiry";

  /** How ids of our rules begin. */
  public static final String OURS = "meshwright/";

  private static final int MAX_ID = 255;

  /** A rule as we write it: no upload is kept longer than what it would have become. */
  public AwsExpiry(String bucket, String prefix, int days, int oldVersionDays) {
    this(bucket, idOf(prefix), prefix, days, oldVersionDays, days, nothing());
  }

  /** No rest. */
  public static Value.Obj nothing() {
    return new Value.Obj(new TreeMap<>());
  }

  private static String idOf(String prefix) {
    return OURS.length() + prefix.length() <= MAX_ID ? prefix : Digest.of(prefix).hex();
  }

  /** Where a rule lives. */
  public static Address address(String platform, String bucket, String id) {
    return Address.of(platform, KIND, bucket, id);
  }

  /** The id that S3 knows it by. */
  public String ruleId() {
    return OURS + id;
  }

  /** Where the objects lie. */
  public String location() {
    return "s3://" + bucket + "/" + prefix;
  }

  @Override
  public Address address(String platform) {
    return address(platform, bucket, id);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(
        address(platform),
        Map.of(
            "prefix",
            Value.of(prefix),
            "days",
            Value.of(days),
            "oldVersionDays",
            Value.of(oldVersionDays),
            "uploadDays",
            Value.of(uploadDays),
            "rest",
            rest),
        List.of(AwsBucket.address(platform, bucket)));
  }

  static AwsExpiry of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    return new AwsExpiry(
        path.get(0),
        path.get(1),
        values.text("prefix"),
        values.number("days"),
        values.number("oldVersionDays"),
        values.number("uploadDays"),
        (Value.Obj) resource.attribute("rest").orElseGet(AwsExpiry::nothing));
  }
}
