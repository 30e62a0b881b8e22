package io.meshwright.provider.aws.client;

import io.meshwright.api.name.Ordered;
import java.util.SortedMap;

/**
 * A stream as Kinesis has it.
 *
 * @param name its name
 * @param arn its address in all of AWS
 * @param status {@link #ACTIVE} where nothing is under way
 * @param mode {@code ON_DEMAND} or {@code PROVISIONED}
 * @param encryption the key of its records; empty for none
 * @param tags all tags
 * @param policy its policy
 */
public record KinesisStream(
    String name,
    String arn,
    String status,
    String mode,
    String encryption,
    SortedMap<String, String> tags,
    String policy) {
  /** Nothing is under way. */
  public static final String ACTIVE = "ACTIVE";

  /** It is going. */
  public static final String DELETING = "DELETING";

  /** Copies the tags. */
  public KinesisStream {
    tags = Ordered.map(tags);
  }

  /** Whether it can be changed now. */
  public boolean isActive() {
    return status.equals(ACTIVE);
  }
}
