package io.meshwright.provider.aws.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.regex.Pattern;

/**
 * What one principal may do with the files of a port: a statement of ours in the policy of their
 * bucket.
 *
 * @param bucket the bucket
 * @param prefix what their keys begin with, a slash at the end; no table of ours lies there
 * @param principal who: the ARN of a role or user
 * @param way what for: one statement each, since each may end at another time
 * @param actions words such as {@code s3:GetObject}
 * @param until when it ends, as ISO 8601 has it; empty for never
 */
public record AwsFilesGrant(
    String bucket,
    String prefix,
    String principal,
    Way way,
    SortedSet<String> actions,
    String until)
    implements StorageResource {
  /** The kind. */
  public static final String KIND = "files-grant";

  /** The folder of a bucket in which files of ports lie, apart from those of tables. */
  public static final String FOLDER = "files/";

  /** Names and no more, so that no prefix is part of another one, and none a pattern. */
  private static final Pattern PREFIX = Pattern.compile(FOLDER + "(?:[A-Za-z0-9_-]+/){3}");

  /** Copies the actions. */
  public AwsFilesGrant {
    actions = Ordered.set(actions);
  }

  /** Whether files of a port may have such keys. */
  public static boolean isPrefix(String text) {
    return PREFIX.matcher(text).matches();
  }

  /** What keys begin with at {@code s3://bucket/prefix}. */
  public static String prefixOf(String location) {
    String path = location.replaceFirst("^s3a?://", "");
    int slash = path.indexOf('/');
    return slash < 0 ? "" : path.substring(slash + 1);
  }

  @Override
  public Address address(String platform) {
    return Address.of(platform, KIND, bucket, prefix, principal, way.word());
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(
        address(platform),
        Map.of("actions", new Value.Bag(actions), "until", Value.of(until)),
        List.of(AwsBucket.address(platform, bucket)));
  }

  static AwsFilesGrant of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    return new AwsFilesGrant(
        path.get(0),
        path.get(1),
        path.get(2),
        Way.of(path.get(3)),
        values.bag("actions"),
        values.text("until"));
  }
}
