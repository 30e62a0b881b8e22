package io.meshwright.provider.aws.redshift.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * A view that somebody made, whose text names schemas that were read. What it shows of them is not
 * worked out.
 *
 * @param schema its schema
 * @param name its name
 * @param over the schemas that its text names
 */
public record RsView(String schema, String name, SortedSet<String> over) implements RsResource {
  /** The kind. */
  public static final String KIND = "view";

  private static final String OVER = "over";

  /** Copies the names. */
  public RsView {
    over = Ordered.set(over);
  }

  @Override
  public Address address(String platform) {
    return Address.of(platform, KIND, schema, name);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(
        address(platform),
        Map.of(OVER, new Value.Bag(over)),
        over.stream().map(s -> RsSchema.address(platform, s)).toList());
  }

  static RsView of(Resource resource) {
    List<String> path = resource.address().path();
    return new RsView(path.get(0), path.get(1), Attributes.of(resource).bag(OVER));
  }
}
