package io.meshwright.provider.snowflake.fake;

import io.meshwright.provider.snowflake.fake.FakeState.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tags of an account, and their values on schemas and columns. */
final class FakeTagging {
  final Map<Path, Tag> tags = new TreeMap<>();

  /** Values by schema or column, and by tag. */
  final Map<Path, Map<Path, String>> values = new TreeMap<>();

  /**
   * A tag.
   *
   * @param policies masking policies on it
   */
  record Tag(String owner, String comment, Set<Path> policies) {
    Tag {
      policies = Set.copyOf(policies);
    }

    Tag commented(String text) {
      return new Tag(owner, text, policies);
    }

    Tag with(Path policy, boolean adds) {
      Set<Path> all = new TreeSet<>(policies);
      if (adds) {
        all.add(policy);
      } else {
        all.remove(policy);
      }
      return new Tag(owner, comment, all);
    }
  }

  Tag tag(Path path) {
    Tag tag = tags.get(path);
    if (tag == null) {
      throw Refused.missing("Tag", path.shown());
    }
    return tag;
  }

  void forget(Path path) {
    tags.keySet().removeIf(t -> t.isWithin(path));
    values.keySet().removeIf(v -> v.isWithin(path));
    values.values().forEach(v -> v.keySet().removeIf(t -> t.isWithin(path)));
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    tags.forEach((p, t) -> lines.add("tag " + p.shown() + " " + t));
    values.forEach(
        (p, v) -> v.forEach((t, value) -> lines.add("tagged " + p.shown() + " " + t + value)));
    return lines;
  }
}
