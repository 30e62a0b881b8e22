package io.meshwright.provider.aws.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Map;

/**
 * A data stream of Kinesis.
 *
 * @param name its name
 * @param mode {@link #ON_DEMAND}, or {@code PROVISIONED}
 * @param encryption the key that its records are encrypted by; empty for none
 * @param registry the registry that holds its schema, which has the stream's name; empty where
 *     nobody says
 */
public record AwsStream(String name, String mode, String encryption, String registry)
    implements StreamResource {
  /** The kind. */
  public static final String KIND = "stream";

  /** The service makes as many shards as are needed. */
  public static final String ON_DEMAND = "ON_DEMAND";

  /** The key of the service itself. */
  public static final String OWN_KEY = "alias/aws/kinesis";

  /** Where a stream lives. */
  public static Address address(String platform, String name) {
    return Address.of(platform, KIND, name);
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
            "mode",
            Value.of(mode),
            "encryption",
            Value.of(encryption),
            "registry",
            Value.of(registry)),
        registry.isEmpty() ? List.of() : List.of(AwsSchema.address(platform, registry, name)));
  }

  static AwsStream of(Resource resource) {
    Attributes values = Attributes.of(resource);
    return new AwsStream(
        resource.address().path().getFirst(),
        values.text("mode"),
        values.text("encryption"),
        values.text("registry"));
  }
}
