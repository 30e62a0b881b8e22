package io.meshwright.provider.aws.client;

import io.meshwright.api.name.Ordered;
import java.util.SortedSet;

/**
 * An LF-tag.
 *
 * @param key its key
 * @param values what it may be
 */
public record LakeTag(String key, SortedSet<String> values) {
  /** Copies the values. */
  public LakeTag {
    values = Ordered.set(values);
  }
}
