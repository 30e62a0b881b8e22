package io.meshwright.provider.aws.redshift.resource;

import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Digest;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Map;

/**
 * A row-level security policy, attached to a table for one grantee.
 *
 * @param schema the table's schema
 * @param table the table
 * @param grantee to whom, as in {@link RsGrant}
 * @param name the policy's name, unique in the database
 * @param rows the rows that it keeps, over native column names; an {@link Expression.Opaque} that
 *     holds the text's digest where it could not be read
 */
public record RsRowPolicy(String schema, String table, String grantee, String name, Expression rows)
    implements RsResource {
  /** The kind. */
  public static final String KIND = "row-policy";

  private static final String ROWS = "rows";

  /** Where a policy lives. */
  public static Address address(
      String platform, String schema, String table, String grantee, String name) {
    return Address.of(platform, KIND, schema, table, grantee, name);
  }

  @Override
  public Address address(String platform) {
    return address(platform, schema, table, grantee, name);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(
        address(platform),
        Map.of(
            ROWS,
            rows instanceof Expression.Opaque(String text)
                ? new Value.Opaque(Digest.of(text))
                : new Value.Condition(rows)),
        List.of(RsTable.address(platform, schema, table)));
  }

  static RsRowPolicy of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    Value rows = resource.attribute(ROWS).orElse(Value.of(""));
    return new RsRowPolicy(
        path.get(0),
        path.get(1),
        path.get(2),
        path.get(3),
        rows instanceof Value.Opaque(Digest digest)
            ? new Expression.Opaque(digest.toString())
            : values.condition(ROWS).orElseThrow());
  }
}
