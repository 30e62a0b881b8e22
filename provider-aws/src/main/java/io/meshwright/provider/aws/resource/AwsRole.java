package io.meshwright.provider.aws.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * A role of IAM, as which Lake Formation reads and writes the files of one bucket.
 *
 * @param name its name
 * @param path the folder it lies in, with a slash at both ends; ours says whose the role is
 * @param services the services that may act as it
 * @param allows what its own policy allows, in order
 * @param others digest of whatever else its documents say; empty for nothing
 */
public record AwsRole(
    String name, String path, SortedSet<String> services, List<Allowed> allows, String others)
    implements StorageResource {
  /** The kind. */
  public static final String KIND = "role";

  /**
   * A statement without conditions.
   *
   * @param actions such as {@code s3:GetObject}
   * @param resources ARNs
   */
  public record Allowed(SortedSet<String> actions, SortedSet<String> resources) {
    /** Copies the words. */
    public Allowed {
      actions = Ordered.set(actions);
      resources = Ordered.set(resources);
    }

    Value toValue() {
      return Attributes.object(
          Map.of("actions", new Value.Bag(actions), "resources", new Value.Bag(resources)));
    }

    static Allowed of(Attributes values) {
      return new Allowed(values.bag("actions"), values.bag("resources"));
    }
  }

  /** Copies the lists. */
  public AwsRole {
    services = Ordered.set(services);
    allows = List.copyOf(allows);
  }

  /** Where a role lives. */
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
            "path",
            Value.of(path),
            "services",
            new Value.Bag(services),
            "allows",
            new Value.Seq(allows.stream().map(Allowed::toValue).toList()),
            "others",
            Value.of(others)),
        List.of());
  }

  static AwsRole of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<Allowed> allows = new ArrayList<>();
    values.sequence("allows").forEach(each -> allows.add(Allowed.of(values.of(each))));
    return new AwsRole(
        resource.address().path().getFirst(),
        values.text("path"),
        values.bag("services"),
        allows,
        values.text("others"));
  }
}
