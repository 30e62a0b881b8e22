package io.meshwright.provider.snowflake.apply;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Seen;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.snowflake.client.SfComments;
import io.meshwright.provider.snowflake.client.SfLive;
import io.meshwright.provider.snowflake.resource.SfFollowing;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfStream;
import io.meshwright.provider.snowflake.resource.SfStreamGrant;
import io.meshwright.provider.snowflake.sql.StreamStatements;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Changes of streams. Whoever makes one owns it, which is the deployer, who owns the table too: it
 * is given to the producer of its pipeline. Another owner, or another comment, leaves it where it
 * is; one over another table, or one that lost changes, is made anew.
 */
final class StreamWriter {
  private final SfLive live;

  StreamWriter(SfLive live) {
    this.live = live;
  }

  /** A stream that was made in part is made up to the end; what is somebody else's stays. */
  List<SqlText> make(SfFollowing following, Marker marker) {
    SfStream stream = stream(following);
    boolean begun = now(stream).map(Seen.Present::owner).equals(Optional.of(marked(marker)));
    return begun ? change(stream, marker) : made(stream, marker);
  }

  /** Rights on a stream are only ever taken. */
  private static SfStream stream(SfFollowing following) {
    return switch (following) {
      case SfStream stream -> stream;
      case SfStreamGrant grant ->
          throw new MeshException(
              ErrorKind.INTERNAL, "nobody is given stream " + grant.stream() + " by Meshwright");
    };
  }

  private static Owner marked(Marker marker) {
    return new Owner.Marked(marker);
  }

  private Optional<Seen.Present> now(SfStream stream) {
    return Optional.ofNullable(live.facts().get(stream.address(live.platform())));
  }

  private static List<SqlText> made(SfStream stream, Marker marker) {
    return List.of(
        StreamStatements.create(stream, SfComments.plain(stream, marker)),
        StreamStatements.own(stream, role(stream)));
  }

  List<SqlText> change(SfFollowing following, Marker marker) {
    SfStream stream = stream(following);
    Optional<Seen.Present> seen = now(stream);
    if (seen.isEmpty()) {
      return made(stream, marker);
    }
    SfStream there = (SfStream) SfResource.of(seen.get().resource());
    List<SqlText> all = new ArrayList<>();
    if (!there.follows(stream)) {
      all.add(StreamStatements.drop(there));
      all.addAll(made(stream, marker));
      return all;
    }
    if (!there.role().equals(stream.role())) {
      all.add(StreamStatements.own(stream, role(stream)));
    }
    if (!seen.get().owner().equals(marked(marker))) {
      all.add(StreamStatements.comment(stream, SfComments.plain(stream, marker)));
    }
    return all;
  }

  static List<SqlText> take(SfFollowing following) {
    return switch (following) {
      case SfStream stream -> List.of(StreamStatements.drop(stream));
      case SfStreamGrant grant -> List.of(StreamStatements.revoke(grant));
    };
  }

  private static String role(SfStream stream) {
    if (!stream.role().startsWith(SfGrant.ROLE)) {
      throw new MeshException(
          ErrorKind.INTERNAL, stream.role() + " is no role of the account that could own a stream");
    }
    return stream.role().substring(SfGrant.ROLE.length());
  }
}
