package io.meshwright.provider.snowflake.fake;

import io.meshwright.kit.yaml.YamlText;
import io.meshwright.provider.snowflake.fake.FakeState.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Listings, by the pages of CREATE LISTING, ALTER LISTING, DROP LISTING, SHOW LISTINGS, DESCRIBE
 * LISTING and of their manifest. What no page says is decided against us: a share that is offered
 * is not dropped, a draft is not unpublished, and what was unpublished stays so until PUBLISH.
 */
final class FakeListings {
  private static final String ADMINISTRATOR = "ACCOUNTADMIN";
  private static final String DRAFT = "DRAFT";
  private static final String PUBLISHED = "PUBLISHED";
  private static final String UNPUBLISHED = "UNPUBLISHED";
  private static final Set<String> FIELDS =
      Set.of(
          "title",
          "subtitle",
          "description",
          "listing_terms",
          "targets",
          "resharing",
          "share_restrictions");

  private final FakeState state;
  private final String actor;

  FakeListings(FakeState state, String actor) {
    this.state = state;
    this.actor = actor;
  }

  /**
   * A listing.
   *
   * @param share what it offers
   * @param phase DRAFT, PUBLISHED or UNPUBLISHED
   * @param taken whether a consumer made a database of it
   */
  record Listing(
      String owner, Path share, String manifest, String phase, boolean taken, String comment) {
    Listing in(String other) {
      return new Listing(owner, share, manifest, other, taken, comment);
    }

    Listing saying(String text) {
      return new Listing(owner, share, text, phase, taken, comment);
    }

    Listing commented(String text) {
      return new Listing(owner, share, manifest, phase, taken, text);
    }

    Listing taken(boolean value) {
      return new Listing(owner, share, manifest, phase, value, comment);
    }

    private SortedMap<String, Object> fields() {
      return YamlText.read(manifest).orElseThrow();
    }
  }

  private static Refused refused(String said) {
    return Refused.semantic(0, "SQL execution error:\n" + said);
  }

  /** Runs a statement, where it is about a listing and about nothing else. */
  boolean runs(Sql sql) {
    if (sql.take("CREATE EXTERNAL LISTING")) {
      create(sql);
    } else if (sql.take("ALTER LISTING")) {
      alter(sql);
    } else if (sql.take("DROP LISTING")) {
      drop(sql);
    } else {
      return false;
    }
    return true;
  }

  private void create(Sql sql) {
    boolean quiet = sql.take("IF NOT EXISTS");
    Path path = FakeStatements.path(sql, 1);
    if (!path.last().matches("[A-Za-z][A-Za-z0-9_]*")) {
      throw refused("Listing name '" + path.last() + "' is not allowed.");
    }
    sql.need("SHARE");
    Path share = FakeStatements.path(sql, 1);
    if (state.listings.containsKey(path)) {
      if (quiet) {
        sql.rest();
        return;
      }
      throw Refused.exists(path.last());
    }
    if (!mine(state.share(share).owner())) {
      throw Refused.privileges("share '" + share.last() + "'");
    }
    if (new FakeShares(state, actor).database(share).isEmpty()) {
      throw refused("Share does not currently have a database.");
    }
    if (state.listings.values().stream().anyMatch(l -> l.share().equals(share))) {
      throw refused("Share '" + share.last() + "' is already attached to a listing.");
    }
    sql.need("AS");
    String manifest = manifest(sql);
    String phase = publishes(sql) ? PUBLISHED : DRAFT;
    String comment = FakeStatements.comment(sql, false).orElse("");
    state.listings.put(path, new Listing(actor, share, manifest, phase, false, comment));
  }

  /** PUBLISH and REVIEW, in this order, each TRUE where it is not there. */
  private static boolean publishes(Sql sql) {
    boolean publish = !sql.take("PUBLISH = FALSE");
    sql.take("PUBLISH = TRUE");
    boolean review = !sql.take("REVIEW = FALSE");
    sql.take("REVIEW = TRUE");
    if (publish && !review) {
      throw refused("You cannot publish a listing on the Snowflake Marketplace without review.");
    }
    return publish;
  }

  private static String manifest(Sql sql) {
    String text = sql.next('t');
    SortedMap<String, Object> fields =
        YamlText.read(text).orElseThrow(() -> refused("Manifest is no YAML: " + text));
    for (String field : fields.keySet()) {
      if (!FIELDS.contains(field)) {
        throw refused("Unrecognized field '" + field + "' in the manifest.");
      }
    }
    text(fields, "title", 110);
    text(fields, "description", 7500);
    Object type = YamlText.within(fields, "listing_terms").getOrDefault("type", "");
    if (!Set.of("STANDARD", "OFFLINE", "CUSTOM").contains(type)) {
      throw refused("Field 'listing_terms' is missing or wrong.");
    }
    Map<String, Object> targets = YamlText.within(fields, "targets");
    List<String> accounts = accounts(fields);
    if (accounts.isEmpty() && !targets.containsKey("regions") || accounts.size() > 100) {
      throw refused("Field 'targets' is missing or wrong.");
    }
    if (!accounts.stream().allMatch(a -> a.matches("[A-Za-z0-9]+\\.[A-Za-z0-9_]+"))) {
      throw refused("Target account is not in the format OrgName.AccountName.");
    }
    return text;
  }

  private static void text(Map<String, Object> fields, String name, int most) {
    if (!(fields.get(name) instanceof String text) || text.isEmpty() || text.length() > most) {
      throw refused("Field '" + name + "' is missing or too long.");
    }
  }

  private static List<String> accounts(Map<String, Object> fields) {
    return YamlText.within(fields, "targets").get("accounts") instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  private void alter(Sql sql) {
    boolean quiet = sql.take("IF EXISTS");
    Path path = FakeStatements.path(sql, 1);
    if (quiet && !state.listings.containsKey(path)) {
      sql.rest();
      return;
    }
    Listing listing = owned(path);
    if (sql.take("PUBLISH")) {
      listing = listing.in(PUBLISHED);
    } else if (sql.take("UNPUBLISH")) {
      if (listing.phase().equals(DRAFT)) {
        throw refused("The listing was never published.");
      }
      listing = listing.in(UNPUBLISHED);
    } else if (sql.take("SET COMMENT =")) {
      listing = listing.commented(sql.next('t'));
    } else {
      sql.need("AS");
      listing = listing.saying(manifest(sql));
      if (publishes(sql) && listing.phase().equals(DRAFT)) {
        listing = listing.in(PUBLISHED);
      }
      listing = listing.commented(FakeStatements.comment(sql, false).orElse(listing.comment()));
    }
    state.listings.put(path, listing);
  }

  private void drop(Sql sql) {
    boolean quiet = sql.take("IF EXISTS");
    Path path = FakeStatements.path(sql, 1);
    if (quiet && !state.listings.containsKey(path)) {
      return;
    }
    Listing listing = owned(path);
    if (listing.phase().equals(PUBLISHED)) {
      throw refused("Listing has to be in state DRAFT or UNPUBLISHED to be dropped.");
    }
    if (listing.taken()) {
      throw refused("Listing is mounted by consumers.");
    }
    state.listings.remove(path);
  }

  private boolean mine(String owner) {
    return owner.equals(actor) || actor.equals(ADMINISTRATOR);
  }

  private Listing owned(Path path) {
    Listing listing = listing(path);
    if (!mine(listing.owner())) {
      throw Refused.privileges("listing '" + path.last() + "'");
    }
    return listing;
  }

  private Listing listing(Path path) {
    Listing listing = state.listings.get(path);
    if (listing == null) {
      throw Refused.missing("Listing", path.shown());
    }
    return listing;
  }

  /** A consumer makes a database of it, or drops that. */
  void taken(Path path, boolean value) {
    state.listings.put(path, listing(path).taken(value));
  }

  /** The global name of the listing that offers a share; empty where none does. */
  static String offering(FakeState state, Path share) {
    return state.listings.entrySet().stream()
        .filter(e -> e.getValue().share().equals(share))
        .map(e -> globalName(e.getKey()))
        .findFirst()
        .orElse("");
  }

  private static String globalName(Path path) {
    return "GZ" + Integer.toHexString(path.hashCode()).toUpperCase(Locale.ROOT);
  }

  /** Columns and values by turns, of each that SHOW LISTINGS tells of. */
  List<String[]> shown() {
    List<String[]> all = new ArrayList<>();
    state.listings.forEach((path, l) -> all.add(row(path, l)));
    return all;
  }

  /** Accounts of a draft are not shown, as the vendor's Terraform provider has seen. */
  private static String[] row(Path path, Listing listing) {
    SortedMap<String, Object> fields = listing.fields();
    List<String> accounts = accounts(fields);
    Object regions = YamlText.within(fields, "targets").getOrDefault("regions", List.of());
    return new String[] {
      "global_name",
      globalName(path),
      "name",
      path.last(),
      "title",
      String.valueOf(fields.get("title")),
      "state",
      listing.phase(),
      "comment",
      listing.comment(),
      "owner",
      listing.owner(),
      "regions",
      regions instanceof List<?> list
          ? String.join(",", list.stream().map(String::valueOf).toList())
          : "",
      "target_accounts",
      listing.phase().equals(DRAFT) ? "" : String.join(",", accounts),
      "is_targeted",
      String.valueOf(!accounts.isEmpty()),
      "distribution",
      "EXTERNAL"
    };
  }

  /** The same of DESCRIBE LISTING. */
  String[] described(Sql sql) {
    Path path = FakeStatements.path(sql, 1);
    sql.end();
    Listing listing = listing(path);
    SortedMap<String, Object> fields = listing.fields();
    return new String[] {
      "name",
      path.last(),
      "share",
      listing.share().shown(),
      "description",
      String.valueOf(fields.get("description")),
      "target_accounts",
      String.join(",", accounts(fields)),
      "manifest_yaml",
      listing.manifest()
    };
  }
}
