package io.meshwright.provider.aws.http;

/** An error answer: a word of AWS's, and what it says about it. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  Refused(String code, String said) {
    super(said);
    this.code = code;
  }

  /** From a refusal of the account in memory, whose message begins with the word. */
  static Refused of(String message) {
    int colon = message.indexOf(": ");
    return colon < 0
        ? new Refused("InternalFailure", message)
        : new Refused(message.substring(0, colon), message.substring(colon + 2));
  }

  String code() {
    return code;
  }

  String said() {
    return String.valueOf(getMessage());
  }
}
