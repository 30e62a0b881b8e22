package io.meshwright.provider.aws;

import io.meshwright.api.name.PrincipalId;
import java.util.Map;
import java.util.Optional;

/**
 * Principals of several accounts: two accounts, roles of one of them and of a third, an
 * organisation, and for the rest roles of the platform's own account.
 */
public final class Neighbours {
  /** The platform's own account. */
  static final String OWN = "111122223333";

  /** Another account: what moto takes itself for. */
  public static final String PARTNER = "123456789012";

  static final String COMPANY = "arn:aws:organizations::111122223333:organization/o-abcdefghij";

  private static final Map<String, String> OUTSIDE =
      Map.of(
          "group:marketing",
          PARTNER,
          "group:interns",
          "777788889999",
          "group:field-sales",
          "arn:aws:iam::" + PARTNER + ":role/field-sales",
          "group:privacy-office",
          "arn:aws:iam::555566667777:role/privacy",
          "group:emea",
          COMPANY);

  private Neighbours() {}

  static Optional<String> identity(PrincipalId principal) {
    String name = principal.toString();
    return Optional.of(
        OUTSIDE.getOrDefault(
            name, "arn:aws:iam::" + OWN + ":role/" + name.replaceAll("[^a-z0-9]", "-")));
  }
}
