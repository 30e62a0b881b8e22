package io.meshwright.provider.aws.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Digest;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
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
 * @param reaches databases in which something has the tags; no part of what it is
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
            new Value.Bag(hidden)),
        reaches.stream().map(d -> AwsDatabase.address(platform, d)).toList());
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
        Ordered.set(resource.dependsOn().stream().map(d -> d.path().getFirst()).toList()));
  }
}
