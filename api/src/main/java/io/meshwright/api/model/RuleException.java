package io.meshwright.api.model;

import java.time.Instant;

/**
 * What may break a governance rule, in writing.
 *
 * @param rule the rule's id
 * @param on what may break it, with all that is in it: the address of a domain, product, port,
 *     table or column (a port without major version stands for all of them), {@code policy:ID},
 *     {@code platform:NAME}, or a principal
 * @param reason why that is acceptable; not blank
 * @param until until when it is; afterwards the rule holds again
 */
public record RuleException(String rule, String on, String reason, Instant until) {
  /** Refuses an exception without a reason. */
  public RuleException {
    if (reason.isBlank()) {
      throw new IllegalArgumentException(
          "the exception of '" + on + "' from '" + rule + "' needs a reason");
    }
  }
}
