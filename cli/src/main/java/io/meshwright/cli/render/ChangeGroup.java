package io.meshwright.cli.render;

import io.meshwright.api.plan.Change;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import java.util.Comparator;

/**
 * What changes are shown under: the product, or what products share, on one platform.
 *
 * @param platform where
 * @param shared whether products share it
 * @param scope the product's address; empty where no marker names one
 */
record ChangeGroup(String platform, boolean shared, String scope)
    implements Comparable<ChangeGroup> {
  private static final Comparator<ChangeGroup> ORDER =
      Comparator.comparing(ChangeGroup::platform)
          .thenComparing(g -> !g.shared())
          .thenComparing(ChangeGroup::scope);

  static ChangeGroup of(Change change) {
    Owner owner =
        switch (change) {
          case Change.Create create -> create.desired().owner();
          case Change.Update update -> update.desired().owner();
          case Change.Replace replace -> replace.desired().owner();
          case Change.Adopt adopt -> adopt.desired().owner();
          case Change.Delete delete -> delete.live().owner();
        };
    String platform = change.address().platform();
    return switch (owner) {
      case Owner.Marked(Marker marker) -> of(platform, marker);
      case Owner.Within(Address container, Marker marker) -> of(platform, marker);
      case Owner.Claimed(Address ledger, Marker marker) -> of(platform, marker);
      case Owner.Foreign() -> new ChangeGroup(platform, false, "");
    };
  }

  private static ChangeGroup of(String platform, Marker marker) {
    boolean shared = marker.scope().equals(Marker.PLATFORM_SCOPE);
    return new ChangeGroup(platform, shared, marker.scope());
  }

  /** The heading. */
  String title() {
    if (shared) {
      return "shared on " + Printable.line(platform);
    }
    if (scope.isEmpty()) {
      return "without a marker on " + Printable.line(platform);
    }
    return Printable.line(scope + " on " + platform);
  }

  @Override
  public int compareTo(ChangeGroup other) {
    return ORDER.compare(this, other);
  }
}
