package io.meshwright.provider.aws.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Map;

/**
 * A lifecycle rule that somebody else gave a bucket. It stays as it is.
 *
 * @param bucket the bucket
 * @param id its id
 * @param deletes whether it deletes objects for nothing but their age
 * @param prefix what the keys of its objects begin with
 * @param rule the whole of it
 */
public record AwsBucketRule(
    String bucket, String id, boolean deletes, String prefix, Value.Obj rule)
    implements StorageResource {
  /** The kind. */
  public static final String KIND = "bucket-rule";

  /** Where the objects lie. */
  public String location() {
    return "s3://" + bucket + "/" + prefix;
  }

  @Override
  public Address address(String platform) {
    return Address.of(platform, KIND, bucket, id);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(
        address(platform),
        Map.of("deletes", Value.of(deletes), "prefix", Value.of(prefix), "rule", rule),
        List.of(AwsBucket.address(platform, bucket)));
  }

  static AwsBucketRule of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    return new AwsBucketRule(
        path.get(0),
        path.get(1),
        values.bool("deletes"),
        values.text("prefix"),
        (Value.Obj) resource.attribute("rule").orElseGet(AwsExpiry::nothing));
  }
}
