package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * A listing, by which other accounts get what is in a share; of the account, and in no database.
 *
 * @param name its name
 * @param share the share that it offers
 * @param accounts those that it is for, {@code account:ORGANISATION.ACCOUNT}
 * @param offer how far it goes
 * @param title what consumers see it called
 * @param description what they read of it
 * @param needs what has to be there before it; says nothing about the listing itself
 */
public record SfListing(
    String name,
    String share,
    SortedSet<String> accounts,
    Offer offer,
    String title,
    String description,
    List<Address> needs)
    implements SfResource {
  /** The kind. */
  public static final String KIND = "listing";

  /** Attribute that says which share it offers. */
  public static final String SHARE = "share";

  /** It was never published: nobody has anything by it. */
  public static final String DRAFT = "DRAFT";

  /** Its accounts may take it. */
  public static final String PUBLISHED = "PUBLISHED";

  private static final String ACCOUNTS = "accounts";
  private static final String STATE = "state";
  private static final String OTHERS = "others";
  private static final String RESTRICTED = "share-restrictions";
  private static final String TITLE = "title";

  /**
   * How far a listing goes.
   *
   * @param state {@link #DRAFT}, {@link #PUBLISHED}, or unpublished: who has it keeps it
   * @param others whether perhaps others than its accounts have it too, since it is for everybody,
   *     they may hand it on, or nobody tells
   * @param restricted whether it keeps to what Snowflake asks of shares by default
   */
  public record Offer(String state, boolean others, boolean restricted) {
    /** For its accounts and nobody else. */
    public static final Offer PRIVATE = new Offer(PUBLISHED, false, true);

    /** Whether somebody may have something by it. */
    public boolean isOpen() {
      return !state.equals(DRAFT);
    }
  }

  /** Copies the collections. */
  public SfListing {
    accounts = Ordered.set(accounts);
    needs = List.copyOf(needs);
  }

  /** Where a listing lives. */
  public static Address address(String platform, String name) {
    return Address.of(platform, KIND, "", name);
  }

  @Override
  public Address address(String platform) {
    return address(platform, name);
  }

  @Override
  public Resource toResource(String platform) {
    TreeMap<String, Value> values = new TreeMap<>();
    values.put(SHARE, Value.of(share));
    values.put(ACCOUNTS, new Value.Bag(accounts));
    values.put(STATE, Value.of(offer.state()));
    values.put(OTHERS, Value.of(offer.others()));
    values.put(RESTRICTED, Value.of(offer.restricted()));
    values.put(TITLE, Value.of(title));
    values.put(SfDatabase.DESCRIPTION, Value.of(description));
    List<Address> all = new ArrayList<>(container(platform));
    needs.stream().filter(n -> !all.contains(n)).forEach(all::add);
    return Resource.of(address(platform), values, all);
  }

  private List<Address> container(String platform) {
    return List.of(SfShare.address(platform, share));
  }

  static SfListing of(Resource resource) {
    Attributes values = Attributes.of(resource);
    String share = values.text(SHARE);
    List<Address> needs = new ArrayList<>(resource.dependsOn());
    needs.remove(SfShare.address(resource.address().platform(), share));
    return new SfListing(
        resource.address().path().get(1),
        share,
        values.bag(ACCOUNTS),
        new Offer(values.text(STATE), values.bool(OTHERS), values.bool(RESTRICTED)),
        values.text(TITLE),
        values.text(SfDatabase.DESCRIPTION),
        needs);
  }
}
