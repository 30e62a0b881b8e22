package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An account that a share was opened to; whoever its administrators let has all that is in it.
 *
 * @param share the share's name
 * @param account {@code account:ORGANISATION.ACCOUNT}; or {@code listing:NAME} where a listing that
 *     is not seen says who gets it, or the list has words in place of accounts
 * @param needs what has to be there before it; says nothing about the account itself
 */
public record SfShareAccount(String share, String account, List<Address> needs)
    implements SfResource {
  /** The kind. */
  public static final String KIND = "share-account";

  /** Begins an account. */
  public static final String ACCOUNT = "account:";

  /** Begins a listing. */
  public static final String LISTING = "listing:";

  /** Copies the list. */
  public SfShareAccount {
    needs = List.copyOf(needs);
  }

  /** Where such an account lives. */
  public static Address address(String platform, String share, String account) {
    return Address.of(platform, KIND, "", share, account);
  }

  @Override
  public Address address(String platform) {
    return address(platform, share, account);
  }

  @Override
  public Resource toResource(String platform) {
    List<Address> all = new ArrayList<>(container(platform));
    needs.stream().filter(n -> !all.contains(n)).forEach(all::add);
    return Resource.of(address(platform), Map.of(), all);
  }

  private List<Address> container(String platform) {
    return List.of(SfShare.address(platform, share));
  }

  static SfShareAccount of(Resource resource) {
    List<String> path = resource.address().path();
    SfShareAccount plain = new SfShareAccount(path.get(1), path.get(2), List.of());
    List<Address> needs = new ArrayList<>(resource.dependsOn());
    needs.removeAll(plain.container(resource.address().platform()));
    return new SfShareAccount(path.get(1), path.get(2), needs);
  }
}
