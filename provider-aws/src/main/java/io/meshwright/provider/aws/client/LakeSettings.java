package io.meshwright.provider.aws.client;

import io.meshwright.api.name.Ordered;
import java.util.SortedSet;

/**
 * The settings of a data lake.
 *
 * @param administrators principals that may do everything
 * @param opensDatabases whether new databases are open to whomever IAM lets
 * @param opensTables whether new tables are, in databases that do not say otherwise
 */
public record LakeSettings(
    SortedSet<String> administrators, boolean opensDatabases, boolean opensTables) {
  /** Copies the principals. */
  public LakeSettings {
    administrators = Ordered.set(administrators);
  }
}
