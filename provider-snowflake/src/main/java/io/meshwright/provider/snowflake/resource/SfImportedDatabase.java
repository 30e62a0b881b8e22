package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * A database that is another account's share. Nothing is made in it here, and a share is imported
 * once in an account, whoever reads it there.
 *
 * @param name its name
 * @param from the share, {@code ORGANISATION.ACCOUNT.SHARE}
 * @param open whether the share is there and open to this account, as far as is told
 * @param role the database role that its share holds for this account; empty where nobody says
 * @param claims who was given that role by us and for which product, as in {@link #claim}; counts
 *     only when it is made
 * @param needs what has to be there before it; says nothing about the database itself
 */
public record SfImportedDatabase(
    String name,
    String from,
    boolean open,
    String role,
    SortedSet<String> claims,
    List<Address> needs)
    implements SfImport {
  /** The kind. */
  public static final String KIND = "imported-database";

  /** Attribute that the other account changes. */
  public static final String OPEN = "open";

  private static final String FROM = "from";
  private static final String ROLE = "role";

  /** Copies the collections. */
  public SfImportedDatabase {
    claims = Ordered.set(claims);
    needs = List.copyOf(needs);
  }

  /** One that was found, of which nothing more is told. */
  public static SfImportedDatabase found(String name, String from, boolean open, String role) {
    return new SfImportedDatabase(
        name, from, open, role, Ordered.set(List.<String>of()), List.of());
  }

  /** How the ledger says whom we gave the role, and for whose sake. */
  public static String claim(String to, String scope) {
    return to + " " + scope;
  }

  /** Whether a line of the ledger is about somebody. */
  public static boolean isAbout(String claim, String to) {
    return claim.startsWith(to + " ");
  }

  /** Those of a ledger who still have the role by us. */
  public List<SfImportedRoleGrant> given(Set<String> ledger) {
    return claims.stream()
        .filter(ledger::contains)
        .map(c -> new SfImportedRoleGrant(name, role, c.substring(0, c.lastIndexOf(' '))))
        .toList();
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
    if (!role.isEmpty()) {
      values.put(ROLE, Value.of(role));
    }
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
        values.has(ROLE) ? values.text(ROLE) : "",
        values.bagOrNone(SfDatabaseRole.CLAIMS),
        List.copyOf(resource.dependsOn()));
  }
}
