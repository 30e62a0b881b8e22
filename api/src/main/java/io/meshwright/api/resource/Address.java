package io.meshwright.api.resource;

import java.util.List;

/**
 * Where a native object lives: platform, kind and path within the platform. Deterministic: the same
 * model gives the same addresses in every run.
 *
 * @param platform name of the platform in the mesh
 * @param kind native kind as its provider names it, for example {@code view}
 * @param path native names from the outermost container inwards, unquoted
 */
public record Address(String platform, String kind, List<String> path)
    implements Comparable<Address> {
  /** Copies the path. */
  public Address {
    path = List.copyOf(path);
  }

  /** An address of path parts. */
  public static Address of(String platform, String kind, String... path) {
    return new Address(platform, kind, List.of(path));
  }

  /** Whether it is of the same platform and kind as another one, and lies there or below it. */
  public boolean isWithin(Address other) {
    if (path.size() < other.path.size()
        || !kind.equals(other.kind)
        || !platform.equals(other.platform)) {
      return false;
    }
    for (int i = 0; i < other.path.size(); i++) {
      if (!path.get(i).equals(other.path.get(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int compareTo(Address other) {
    // Most texts are equal up to the last part of the path, and equality is found faster than
    // order.
    if (!platform.equals(other.platform)) {
      return platform.compareTo(other.platform);
    }
    if (!kind.equals(other.kind)) {
      return kind.compareTo(other.kind);
    }
    int shared = Math.min(path.size(), other.path.size());
    for (int i = 0; i < shared; i++) {
      String part = path.get(i);
      String otherPart = other.path.get(i);
      if (!part.equals(otherPart)) {
        return part.compareTo(otherPart);
      }
    }
    return Integer.compare(path.size(), other.path.size());
  }

  @Override
  public String toString() {
    return platform + "/" + kind + "/" + String.join("/", path);
  }
}
