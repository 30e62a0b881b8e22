package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.model.OutputPort;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.provider.snowflake.resource.SfListing;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfShareAccount;
import io.meshwright.spi.PlatformSlice;
import io.meshwright.spi.Translation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an account has to know of a port that is shared with it: words on which both sides agree. A
 * share is named only where it is made.
 */
final class SharePlaces {
  private static final String ACCOUNT = "snowflake.account";
  private static final String SHARE = "snowflake.share.";
  private static final String ROLE = "snowflake.role.";
  private static final String LISTING = "snowflake.listing.";

  private final PlatformSlice slice;
  private final Optional<String> own;

  /** Other accounts that get something. */
  private final Set<String> accounts = new TreeSet<>();

  /** Shares that are open to an account directly. */
  private final Set<Address> opened = new HashSet<>();

  /** Listings by the share that they offer. */
  private final Map<String, String> listings = new HashMap<>();

  /**
   * Places of a platform's shares.
   *
   * @param made what the slice becomes; empty where nothing of it is shared
   */
  SharePlaces(PlatformSlice slice, Principals principals, Optional<Translation> made) {
    this.slice = slice;
    this.own = principals.own();
    made.ifPresent(t -> t.resources().forEach(d -> look(d.resource())));
  }

  private void look(Resource resource) {
    switch (SfResource.of(resource)) {
      case SfShareAccount account -> {
        opened.add(resource.address());
        accounts.add(account.account());
      }
      case SfListing listing -> {
        listings.put(listing.share(), listing.name());
        accounts.addAll(listing.accounts());
      }
      default -> {
        // Nothing else opens a share.
      }
    }
  }

  /** What is to be known of a port. */
  SortedMap<String, String> of(OutputPort port) {
    TreeMap<String, String> place = new TreeMap<>();
    own.ifPresent(account -> place.put(ACCOUNT, account));
    Place home = Place.of(slice.platform(), port.address().product());
    for (String account : accounts) {
      String role = SfNames.shared(home.schema(), port.address(), account);
      String share = SfNames.share(home.database(), role);
      String reader = account.substring(SfShareAccount.ACCOUNT.length());
      Address open = SfShareAccount.address(slice.platform().name().value(), share, account);
      if (opened.contains(open)) {
        place.put(SHARE + reader, share);
        place.put(ROLE + reader, role);
      }
      Optional.ofNullable(listings.get(share)).ifPresent(l -> place.put(LISTING + reader, l));
    }
    return place;
  }

  /** The account that a port is in; empty where it is in none, or where nobody says which. */
  static Optional<String> account(SortedMap<String, String> place) {
    return Optional.ofNullable(place.get(ACCOUNT));
  }

  /** Whether a port is in an account of Snowflake that shares it with somebody. */
  static boolean isShared(SortedMap<String, String> place) {
    return place.keySet().stream().anyMatch(k -> k.startsWith(SHARE) || k.startsWith(LISTING));
  }

  /** The listing that offers a port to an account; empty where none does. */
  static Optional<String> listing(SortedMap<String, String> place, String reader) {
    return Optional.ofNullable(place.get(LISTING + reader));
  }

  /** The share for an account and the database role in it; empty where it is given nothing. */
  static Optional<List<String>> shareAndRole(SortedMap<String, String> place, String reader) {
    return Optional.ofNullable(place.get(SHARE + reader))
        .flatMap(s -> Optional.ofNullable(place.get(ROLE + reader)).map(r -> List.of(s, r)));
  }
}
