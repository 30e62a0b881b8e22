package io.meshwright.provider.postgres.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A row security policy.
 *
 * @param schema schema of its table
 * @param table its table
 * @param name its name, unique on the table
 * @param permissive whether it opens rows; else it restricts them
 * @param command what it is about
 * @param roles whom it binds; {@link PgResource#PUBLIC} stands for everybody
 * @param using which rows are found, in normal form
 * @param check which rows may be written, in normal form; where absent, {@code using} counts
 */
public record PgPolicy(
    String schema,
    String table,
    String name,
    boolean permissive,
    Command command,
    SortedSet<String> roles,
    Optional<Expression> using,
    Optional<Expression> check)
    implements PgResource {
  /** The kind. */
  public static final String KIND = "policy";

  /** What a policy is about. */
  public enum Command {
    /** Everything. */
    ALL,
    /** Reading. */
    SELECT,
    /** New rows. */
    INSERT,
    /** Rows before and after a change. */
    UPDATE,
    /** Rows that go. */
    DELETE
  }

  /** Copies the roles. */
  public PgPolicy {
    roles = Ordered.set(roles);
  }

  /** Where a policy lives. */
  public static Address address(String platform, String schema, String table, String policy) {
    return Address.of(platform, KIND, schema, table, policy);
  }

  @Override
  public Address address(String platform) {
    return address(platform, schema, table, name);
  }

  @Override
  public Resource toResource(String platform) {
    Map<String, Value> values = new TreeMap<>();
    values.put("permissive", Value.of(permissive));
    values.put("command", Value.of(command.name()));
    values.put("roles", new Value.Bag(roles));
    using.ifPresent(u -> values.put("using", Attributes.condition(u)));
    check.ifPresent(c -> values.put("check", Attributes.condition(c)));
    TreeSet<Address> needs = new TreeSet<>();
    needs.add(PgTable.address(platform, schema, table));
    roles.stream()
        .filter(r -> !r.equals(PUBLIC))
        .forEach(r -> needs.add(PgRole.address(platform, r)));
    ConditionRoles.add(using, platform, needs);
    ConditionRoles.add(check, platform, needs);
    return Resource.of(address(platform), values, needs);
  }

  /** The record of a neutral form. */
  public static PgPolicy of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    return new PgPolicy(
        path.get(0),
        path.get(1),
        path.get(2),
        values.bool("permissive"),
        Command.valueOf(values.text("command")),
        values.bag("roles"),
        values.condition("using"),
        values.condition("check"));
  }
}
