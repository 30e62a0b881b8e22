package io.meshwright.provider.aws.redshift.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.TreeMap;

/**
 * A masking policy that others attached to a column for one grantee.
 *
 * @param schema the table's schema
 * @param table the table
 * @param column the column
 * @param policy the policy's name
 * @param grantee to whom, as in {@link RsGrant}
 * @param look what it makes of the column
 * @param priority the greater one counts
 */
public record RsMaskAttachment(
    String schema,
    String table,
    String column,
    String policy,
    String grantee,
    RsMask.Look look,
    int priority)
    implements RsResource {
  /** The kind. */
  public static final String KIND = "mask-attachment";

  @Override
  public Address address(String platform) {
    return Address.of(platform, KIND, schema, table, column, policy, grantee);
  }

  @Override
  public Resource toResource(String platform) {
    TreeMap<String, Value> attributes = new TreeMap<>(RsMask.looks(look));
    attributes.put("priority", Value.of(priority));
    return Resource.of(
        address(platform), attributes, List.of(RsTable.address(platform, schema, table)));
  }

  static RsMaskAttachment of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    return new RsMaskAttachment(
        path.get(0),
        path.get(1),
        path.get(2),
        path.get(3),
        path.get(4),
        RsMask.look(values),
        values.number("priority"));
  }
}
