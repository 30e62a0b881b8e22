package io.meshwright.provider.aws.resource;

import java.util.Locale;

/** What a statement of ours in a policy is for. */
public enum Way {
  /** To know that there is something. */
  DISCOVER,
  /** To know what is in it. */
  LIST,
  /** To read it. */
  READ,
  /** To write it. */
  WRITE;

  /** As addresses have it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of that word. */
  static Way of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
