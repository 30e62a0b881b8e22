package io.meshwright.provider.aws.client;

import io.meshwright.provider.aws.resource.TagExpression;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * The LF-tags of Lake Formation. Throws as {@link CatalogueGateway} does. A list shows what the
 * caller may see: all of it to an administrator of the data lake.
 */
public interface TagGateway {
  /** Most values of one call. */
  int MAX_VALUES = 50;

  /** Every tag. */
  List<LakeTag> tags();

  /** Saved expressions by name. */
  Map<String, TagExpression> expressions();

  /** Databases that have one of some values of a tag. */
  List<LakeTagging> databases(String key, SortedSet<String> values);

  /** Tables that have one of some values of a tag, or a column that has, with all that have it. */
  List<LakeTagging> tables(String key, SortedSet<String> values);

  /** Makes a tag, with at most {@link #MAX_VALUES} values. */
  void create(LakeTag tag);

  /** Gives a tag further values, at most {@link #MAX_VALUES}. */
  void add(String key, SortedSet<String> values);

  /**
   * Takes values from a tag, at most {@link #MAX_VALUES}. One that something has is refused, with
   * all of them.
   */
  void remove(String key, SortedSet<String> values);

  /** Deletes a tag, whatever has it; one that is gone is fine. */
  void delete(String key);

  /** Gives something tags, at most {@link #MAX_VALUES}; values of the same keys go. */
  void assign(TagPlace place, Map<String, String> tags);

  /** Takes tags from something; what it does not have is fine. */
  void unassign(TagPlace place, Map<String, String> tags);
}
