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
 * A statement that somebody else wrote into the policy of a stream. It may let anybody read it.
 *
 * @param stream the stream
 * @param id its own id, or the digest of its text where it has none
 * @param allows whether it allows something, and not only refuses
 * @param principals whom it is about, where it says that plainly and for ever; else none
 * @param actions what it is about, likewise
 * @param text the statement, as a policy document in canonical form
 */
public record AwsStreamStatement(
    String stream,
    String id,
    boolean allows,
    SortedSet<String> principals,
    SortedSet<String> actions,
    String text)
    implements StreamResource {
  /** The kind. */
  public static final String KIND = "stream-statement";

  /** Copies the sets. */
  public AwsStreamStatement {
    principals = Ordered.set(principals);
    actions = Ordered.set(actions);
  }

  @Override
  public Address address(String platform) {
    return Address.of(platform, KIND, stream, id);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(
        address(platform),
        Map.of(
            "allows",
            Value.of(allows),
            "principals",
            new Value.Bag(principals),
            "actions",
            new Value.Bag(actions),
            "statement",
            Value.of(text)),
        List.of(AwsStream.address(platform, stream)));
  }

  static AwsStreamStatement of(Resource resource) {
    List<String> path = resource.address().path();
    Attributes values = Attributes.of(resource);
    return new AwsStreamStatement(
        path.get(0),
        path.get(1),
        values.bool("allows"),
        values.bag("principals"),
        values.bag("actions"),
        values.text("statement"));
  }
}
