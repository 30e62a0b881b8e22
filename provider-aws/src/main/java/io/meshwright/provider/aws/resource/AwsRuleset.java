package io.meshwright.provider.aws.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Digest;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A ruleset of Glue Data Quality: the rules of a contract about one table.
 *
 * @param name its name, {@code database.table}
 * @param table the table that it is about, {@code database.table}; empty for none
 * @param rules each on one line
 * @param others its text, where it is more than rules
 */
public record AwsRuleset(String name, String table, List<String> rules, Optional<Digest> others)
    implements JobResource {
  /** The kind. */
  public static final String KIND = "ruleset";

  private static final String OTHERS = "others";

  /** Copies the rules. */
  public AwsRuleset {
    rules = List.copyOf(rules);
  }

  /** Where a ruleset lives. */
  public static Address address(String platform, String name) {
    return Address.of(platform, KIND, name);
  }

  @Override
  public Address address(String platform) {
    return address(platform, name);
  }

  @Override
  public Resource toResource(String platform) {
    TreeMap<String, Value> attributes = new TreeMap<>();
    attributes.put("table", Value.of(table));
    attributes.put("rules", Attributes.texts(rules));
    others.ifPresent(digest -> attributes.put(OTHERS, new Value.Opaque(digest)));
    int dot = table.indexOf('.');
    return Resource.of(
        address(platform),
        attributes,
        dot < 1
            ? List.of()
            : List.of(
                AwsTable.address(platform, table.substring(0, dot), table.substring(dot + 1))));
  }

  static AwsRuleset of(Resource resource) {
    Attributes values = Attributes.of(resource);
    return new AwsRuleset(
        resource.address().path().getFirst(),
        values.text("table"),
        values.texts("rules"),
        values.has(OTHERS) ? Optional.of(values.digest(OTHERS)) : Optional.empty());
  }
}
