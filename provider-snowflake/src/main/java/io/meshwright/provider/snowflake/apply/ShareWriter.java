package io.meshwright.provider.snowflake.apply;

import io.meshwright.api.resource.Marker;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.snowflake.client.SfComments;
import io.meshwright.provider.snowflake.resource.SfShare;
import io.meshwright.provider.snowflake.resource.SfShareAccount;
import io.meshwright.provider.snowflake.sql.ShareStatements;
import java.util.ArrayList;
import java.util.List;

/** Changes of shares, and of whom they are open to. */
final class ShareWriter {
  private final Claims claims;

  ShareWriter(Claims claims) {
    this.claims = claims;
  }

  static List<SqlText> make(SfShare share, Marker marker) {
    return List.of(
        ShareStatements.create(share.name(), SfComments.ledger(share, marker, share.claims())));
  }

  List<SqlText> change(SfShare share, Marker marker) {
    return List.of(
        ShareStatements.comment(share.name(), SfComments.ledger(share, marker, claims.of(share))));
  }

  /** It stands in the share's ledger before it is let in. */
  List<SqlText> open(SfShareAccount account) {
    List<SqlText> all = new ArrayList<>(claims.add(account).stream().toList());
    all.add(ShareStatements.add(account));
    return all;
  }

  List<SqlText> close(SfShareAccount account) {
    List<SqlText> all = new ArrayList<>(List.of(ShareStatements.remove(account)));
    all.addAll(claims.remove(account).stream().toList());
    return all;
  }
}
