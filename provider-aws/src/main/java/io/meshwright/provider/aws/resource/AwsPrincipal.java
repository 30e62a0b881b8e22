package io.meshwright.provider.aws.resource;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom Lake Formation gives rights to: an identity of IAM, of this account or another, a whole
 * account, or an organisation of accounts.
 */
public sealed interface AwsPrincipal {
  /** As Lake Formation writes it. */
  String text();

  /**
   * A role or user.
   *
   * @param text its ARN
   * @param account the number of its account
   */
  record Identity(String text, String account) implements AwsPrincipal {}

  /**
   * An account: whoever its administrators let.
   *
   * @param text its number
   */
  record Account(String text) implements AwsPrincipal {}

  /**
   * An organisation or a unit of one: every account in it.
   *
   * @param text its ARN
   */
  record Organisation(String text) implements AwsPrincipal {}

  /** How what is written is read; empty where it is none of these. */
  static Optional<AwsPrincipal> of(String text) {
    Matcher identity = Patterns.IDENTITY.matcher(text);
    if (identity.matches()) {
      return Optional.of(new Identity(text, identity.group(1)));
    }
    if (Patterns.ACCOUNT.matcher(text).matches()) {
      return Optional.of(new Account(text));
    }
    return Optional.of(text)
        .filter(t -> Patterns.ORGANISATION.matcher(t).matches())
        .map(Organisation::new);
  }

  /** How they are written. */
  final class Patterns {
    private static final Pattern IDENTITY =
        Pattern.compile("arn:aws[a-z-]*:iam::(\\d{12}):(?:role|user)/[\\w+=,.@/-]{1,512}");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern ORGANISATION =
        Pattern.compile(
            "arn:aws[a-z-]*:organizations::\\d{12}:(?:organization/o-[a-z0-9]{10,32}"
                + "|ou/o-[a-z0-9]{10,32}/ou-[a-z0-9]{4,32}-[a-z0-9]{8,32})");

    private static final Pattern EVERYBODY = Pattern.compile("\\d{12}:IAMPrincipals");

    private Patterns() {}

    /** Whether a text is the number of an account. */
    public static boolean isAccount(String text) {
      return ACCOUNT.matcher(text).matches();
    }
  }

  /**
   * Whether a text stands for every role and user of an account, the group ALLIAMPrincipals. See
   * https://docs.aws.amazon.com/lake-formation/latest/dg/lf-permissions-reference.html.
   */
  static boolean isEverybody(String text) {
    return Patterns.EVERYBODY.matcher(text).matches();
  }

  /** Whether it stands for more than one identity, of which its administrators say who. */
  default boolean isMany() {
    return !(this instanceof Identity);
  }

  /**
   * Whether it is not of an account. Where that one is not known, an identity is taken for one of
   * its own.
   */
  default boolean isOutside(Optional<String> own) {
    return switch (this) {
      case Identity(String arn, String account) -> own.isPresent() && !own.get().equals(account);
      case Account(String number) -> !own.equals(Optional.of(number));
      case Organisation(String arn) -> true;
    };
  }

  /**
   * Whether what it gets may also reach another one: its administrators hand on what they were
   * given. Which accounts an organisation has is not known, so that it may be any but the own one.
   */
  default boolean mayReach(AwsPrincipal other, Optional<String> own) {
    return switch (this) {
      case Identity identity -> false;
      case Account(String number) ->
          other instanceof Identity(String arn, String account) && account.equals(number);
      case Organisation(String arn) -> !equals(other) && (own.isEmpty() || other.isOutside(own));
    };
  }
}
