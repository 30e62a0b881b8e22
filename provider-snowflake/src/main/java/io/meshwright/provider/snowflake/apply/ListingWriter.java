package io.meshwright.provider.snowflake.apply;

import io.meshwright.api.resource.Marker;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.snowflake.client.SfComments;
import io.meshwright.provider.snowflake.resource.SfListing;
import io.meshwright.provider.snowflake.sql.ListingStatements;
import java.util.ArrayList;
import java.util.List;

/** Changes of listings. */
final class ListingWriter {
  private ListingWriter() {}

  static List<SqlText> make(SfListing listing, Marker marker) {
    return List.of(ListingStatements.create(listing, SfComments.plain(listing, marker)));
  }

  /** What it says is written anew as a whole; one that nobody new may see is shown again. */
  static List<SqlText> change(SfListing listing, Marker marker) {
    return List.of(
        ListingStatements.put(listing, SfComments.plain(listing, marker)),
        ListingStatements.publish(listing.name()));
  }

  /** Only what is not published can be dropped, and dropping takes it from whoever has it. */
  static List<SqlText> take(SfListing listing) {
    List<SqlText> all = new ArrayList<>();
    if (listing.offer().state().equals(SfListing.PUBLISHED)) {
      all.add(ListingStatements.unpublish(listing.name()));
    }
    all.add(ListingStatements.drop(listing.name()));
    return all;
  }
}
