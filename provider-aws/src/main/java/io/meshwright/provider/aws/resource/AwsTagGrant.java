package io.meshwright.provider.aws.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Digest;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A right on whatever carries LF-tags.
 *
 * @param principal who
 * @param type {@link #TABLES}, {@link #DATABASES}, or whatever else the service says
 * @param asked what tags a thing has to have
 * @param words what is asked for as text, which says more than the tags where they are not known
 * @param permissions words such as {@code SELECT}
 * @param grantable those of them that may be granted on
 * @param hidden keys among what it asks for of which it cannot be seen what carries them
 * @param reaches databases in which something has the tags, or whose ledger knows it; no part of
 *     what it is
 */
public record AwsTagGrant(
    String principal,
    String type,
    TagExpression asked,
    String words,
    SortedSet<String> permissions,
    SortedSet<String> grantable,
    SortedSet<String> hidden,
    SortedSet<String> reaches)
    implements AwsResource {
  /** The kind. */
  public static final String KIND = "tag-grant";

  /** Rights on tables and columns that have the tags. */
  public static final String TABLES = "TABLE";

  /** Rights on databases that have the tags; none on what is in them. */
  public static final String DATABASES = "DATABASE";

  /** Attribute that says what it asks for where that is one value of one key, and else nothing. */
  private static final String ONE = "one";

  private static final int CLAIM_DIGITS = 16;

  /** Copies the words. */
  public AwsTagGrant {
    permissions = Ordered.set(permissions);
    grantable = Ordered.set(grantable);
    hidden = Ordered.set(hidden);
    reaches = Ordered.set(reaches);
  }

  /** The same, where it is known what of it cannot be seen, and what it reaches. */
  public AwsTagGrant reaching(Collection<String> hiddenKeys, Collection<String> databases) {
    return new AwsTagGrant(
        principal,
        type,
        asked,
        words,
        permissions,
        grantable,
        new TreeSet<>(hiddenKeys),
        new TreeSet<>(databases));
  }

  /** A right to select whatever has one value of one key. */
  public static AwsTagGrant selecting(String principal, String key, String value, String database) {
    TagExpression asked =
        new TagExpression(new TreeMap<>(Map.of(key, Ordered.set(List.of(value)))));
    SortedSet<String> none = Ordered.set(List.<String>of());
    return new AwsTagGrant(
        principal,
        TABLES,
        asked,
        asked.text(),
        Ordered.set(List.of("SELECT")),
        none,
        none,
        Ordered.set(List.of(database)));
  }

  /** The key by which the ledger of a database knows a right of ours. */
  public String claim() {
    return "lf-tags " + Digest.of(text()).hex().substring(0, CLAIM_DIGITS) + " " + principal;
  }

  /** Whether it is known what it reaches. */
  public boolean isKnown() {
    return asked.isKnown() && hidden.isEmpty();
  }

  /** For people: what it is about. */
  public String text() {
    return type + " where " + words;
  }

  @Override
  public Address address(String platform) {
    return Address.of(platform, KIND, principal, Digest.of(text()).hex());
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(
        address(platform),
        Map.of(
            "type",
            Value.of(type),
            "tags",
            asked.toValue(),
            "words",
            Value.of(words),
            "permissions",
            new Value.Bag(permissions),
            "grantable",
            new Value.Bag(grantable),
            "hidden",
            new Value.Bag(hidden),
            ONE,
            Value.of(isKnown() ? asked.one().orElse("") : "")),
        needs(platform));
  }

  /** A tag of a workspace is there before what asks for it, and goes after it. */
  private List<Address> needs(String platform) {
    List<Address> needs = new ArrayList<>();
    reaches.forEach(d -> needs.add(AwsDatabase.address(platform, d)));
    asked
        .keys()
        .forEach(
            (key, values) -> {
              if (TagKeys.marker(key).isPresent()) {
                values.forEach(v -> needs.add(AwsTag.address(platform, key, v)));
              }
            });
    return needs;
  }

  /**
   * The rights by tags that may reach what has some tags: those that ask for one of them alone, and
   * whichever ask for something else.
   *
   * @param tags the values that something has, or parts of it have, by key
   */
  public static List<AwsTagGrant> of(ResourceState state, Map<String, Set<String>> tags) {
    List<AwsTagGrant> grants = new ArrayList<>();
    add(grants, state, "");
    tags.forEach(
        (key, values) ->
            values.forEach(value -> add(grants, state, TagExpression.one(key, value))));
    return grants;
  }

  private static void add(List<AwsTagGrant> grants, ResourceState state, String one) {
    state.having(KIND, ONE, Value.of(one)).forEach(r -> grants.add(of(r)));
  }

  static AwsTagGrant of(Resource resource) {
    Attributes values = Attributes.of(resource);
    return new AwsTagGrant(
        resource.address().path().getFirst(),
        values.text("type"),
        TagExpression.of(resource.attribute("tags").orElseThrow()),
        values.text("words"),
        values.bag("permissions"),
        values.bag("grantable"),
        values.bag("hidden"),
        Ordered.set(
            resource.dependsOn().stream()
                .filter(d -> d.kind().equals(AwsDatabase.KIND))
                .map(d -> d.path().getFirst())
                .toList()));
  }
}
