package io.meshwright.provider.aws.resource;

import io.meshwright.api.name.Ordered;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Whether and how there are views.
 *
 * @param definer ARN of the role by whose rights they select; without one there are none
 * @param forEveryReader whether every reader of a table reads it by a view of his own
 * @param connection connection of Glue by which Athena checks their texts; without one they have no
 *     text for Athena
 */
public record AwsViewing(
    Optional<String> definer, boolean forEveryReader, Optional<String> connection) {
  /** No views. */
  public static AwsViewing none() {
    return new AwsViewing(Optional.empty(), false, Optional.empty());
  }

  /** In whose words views are written. */
  public SortedSet<String> dialects() {
    return Ordered.set(connection.isPresent() ? List.of("ATHENA", "SPARK") : List.of("SPARK"));
  }
}
