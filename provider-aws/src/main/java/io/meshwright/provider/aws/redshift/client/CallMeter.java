package io.meshwright.provider.aws.redshift.client;

import io.meshwright.api.name.PlatformName;
import io.meshwright.spi.CallEvent;
import java.util.function.Consumer;

/**
 * Tells of every statement.
 *
 * @param platform which platform
 * @param told who is told
 */
public record CallMeter(PlatformName platform, Consumer<CallEvent> told) {
  /** A query. */
  public void read(String family) {
    told.accept(new CallEvent(platform.value(), family, false));
  }

  /** Statements that may change something. */
  public void write(String family) {
    told.accept(new CallEvent(platform.value(), family, true));
  }
}
