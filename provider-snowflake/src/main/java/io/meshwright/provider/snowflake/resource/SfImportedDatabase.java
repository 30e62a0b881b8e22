package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * A database that is another account's share. Nothing is made in it here, and a share is imported
 * once in an account, whoever reads it there.
 *
 * @param name its name
 * @param from the share, {@code ORGANISATION.ACCOUNT.SHARE}
 * @param open whether the share is there and open to this account, as far as is told
 * @param claims who was given a role of it by us, as in {@link SfImportedRoleGrant#to()}; counts
 *     only when it is made
 * @param needs what has to be there before it; says nothing about the database itself
 */
public record SfImportedDatabase(
    String name, String from, boolean open, SortedSet<String> claims, List<Address> needs)
    implements SfImport {
  /** The kind. */
  public static final String KIND = "imported-database";

  /** Attribute that the other account changes. */
  public static final String OPEN = "open";

  private static final String FROM = "from";

  /** Copies the collections. */
  public SfImportedDatabase {
    claims = Ordered.set(claims);
    needs = List.copyOf(needs);
  }

  /** Where such a database lives. */
  public static Address address(String platform, String name) {
    return Address.of(platform, KIND, name);
  }

  @Override
  public Address address(String platform) {
    return address(platform, name);
  }

  @Override
  public Resource toResource(String platform) {
    TreeMap<String, Value> values = new TreeMap<>();
    values.put(FROM, Value.of(from));
    values.put(OPEN, Value.of(open));
    if (!claims.isEmpty()) {
      values.put(SfDatabaseRole.CLAIMS, new Value.Bag(claims));
    }
    return Resource.of(address(platform), values, needs);
  }

  static SfImportedDatabase of(Resource resource) {
    Attributes values = Attributes.of(resource);
    return new SfImportedDatabase(
        resource.address().path().getFirst(),
        values.text(FROM),
        values.bool(OPEN),
        values.bagOrNone(SfDatabaseRole.CLAIMS),
        List.copyOf(resource.dependsOn()));
  }
}
