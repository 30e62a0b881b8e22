package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * Who owns models of a registry: whoever logged them. It is shown, and never changed: no statement
 * but that of an owner gives a model to somebody else.
 *
 * @param database the database
 * @param schema the registry
 * @param owner who, as in {@link SfGrant#grantee()}
 * @param models names of the models
 */
public record SfModelOwner(String database, String schema, String owner, SortedSet<String> models)
    implements SfModelRight {
  /** The kind. */
  public static final String KIND = "model-owner";

  private static final String MODELS = "models";

  /** Copies the names. */
  public SfModelOwner {
    models = Ordered.set(models);
  }

  @Override
  public Address address(String platform) {
    return Address.of(platform, KIND, database, schema, owner);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(
        address(platform),
        Map.of(MODELS, new Value.Bag(models)),
        List.of(SfSchema.address(platform, database, schema)));
  }

  static SfModelOwner of(Resource resource) {
    List<String> path = resource.address().path();
    return new SfModelOwner(
        path.get(0), path.get(1), path.get(2), Attributes.of(resource).bag(MODELS));
  }
}
