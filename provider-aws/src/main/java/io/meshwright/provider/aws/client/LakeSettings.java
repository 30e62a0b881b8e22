package io.meshwright.provider.aws.client;

import io.meshwright.api.name.Ordered;
import java.util.Optional;
import java.util.SortedSet;

/**
 * The settings of a data lake.
 *
 * @param administrators principals that may do everything
 * @param opensDatabases whether new databases are open to whomever IAM lets
 * @param opensTables whether new tables are, in databases that do not say otherwise
 * @param sharing by which version it shares with other accounts; empty where it does not say
 */
public record LakeSettings(
    SortedSet<String> administrators,
    boolean opensDatabases,
    boolean opensTables,
    Optional<Integer> sharing) {
  /** Copies the principals. */
  public LakeSettings {
    administrators = Ordered.set(administrators);
  }
}
