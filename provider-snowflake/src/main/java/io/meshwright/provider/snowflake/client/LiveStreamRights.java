package io.meshwright.provider.snowflake.client;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Owner;
import io.meshwright.provider.snowflake.resource.SfStream;
import io.meshwright.provider.snowflake.resource.SfStreamGrant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who may read which stream, where streams are read at all: nobody is let by us. */
final class LiveStreamRights {
  private static final String OWNERSHIP = "OWNERSHIP";
  private static final int OF_STREAM = 3;

  private final SfLive live;
  private final Map<Address, TreeSet<String>> found = new TreeMap<>();

  LiveStreamRights(SfLive live) {
    this.live = live;
  }

  /** A right on a stream; who owns it is said by the stream itself. */
  void onStream(List<String> names, String grantee, String privilege) {
    if (names.size() != OF_STREAM || privilege.equals(OWNERSHIP)) {
      return;
    }
    String platform = live.platform();
    Address stream = SfStream.address(platform, names.get(0), names.get(1), names.get(2));
    if (live.comment(stream).isPresent()) {
      Address grant =
          SfStreamGrant.address(platform, names.get(0), names.get(1), names.get(2), grantee);
      found.computeIfAbsent(grant, k -> new TreeSet<>()).add(privilege);
    }
  }

  void finish() {
    found.forEach(
        (address, privileges) -> {
          List<String> path = address.path();
          live.add(
              new SfStreamGrant(path.get(0), path.get(1), path.get(2), path.get(3), privileges),
              new Owner.Foreign());
        });
  }
}
