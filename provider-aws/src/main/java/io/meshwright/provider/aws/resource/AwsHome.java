package io.meshwright.provider.aws.resource;

import io.meshwright.api.name.Ordered;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which catalogue a platform is, as far as its settings say.
 *
 * @param account the number of its account
 * @param region its region
 */
public record AwsHome(Optional<String> account, Optional<String> region) {
  private static final String ACCOUNT = "aws.account";
  private static final String REGION = "aws.region";

  /** In words for other platforms. */
  public SortedMap<String, String> place() {
    TreeMap<String, String> place = new TreeMap<>();
    account.ifPresent(a -> place.put(ACCOUNT, a));
    region.ifPresent(r -> place.put(REGION, r));
    return Ordered.map(place);
  }

  /** The catalogue of another platform; both parts are empty where it is none of AWS. */
  public static AwsHome of(Map<String, String> place) {
    return new AwsHome(
        Optional.ofNullable(place.get(ACCOUNT)), Optional.ofNullable(place.get(REGION)));
  }
}
