package io.meshwright.provider.aws.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * What one principal may do with a stream: a statement of ours in its policy.
 *
 * @param stream the stream
 * @param principal who: an ARN, or an account
 * @param way what for: one statement each, since each may end at another time
 * @param actions words such as {@code kinesis:GetRecords}
 * @param until when it ends, as ISO 8601 has it; empty for never
 */
public record AwsStreamGrant(
    String stream, String principal, Way way, SortedSet<String> actions, String until)
    implements StreamResource {
  /** The kind. */
  public static final String KIND = "stream-grant";

  /** Copies the actions. */
  public AwsStreamGrant {
    actions = Ordered.set(actions);
  }

  @Override
  public Address address(String platform) {
    return Address.of(platform, KIND, stream, principal, way.word());
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(
        address(platform),
        Map.of("actions", new Value.Bag(actions), "until", Value.of(until)),
        List.of(AwsStream.address(platform, stream)));
  }

  static AwsStreamGrant of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    return new AwsStreamGrant(
        path.get(0), path.get(1), Way.of(path.get(2)), values.bag("actions"), values.text("until"));
  }
}
