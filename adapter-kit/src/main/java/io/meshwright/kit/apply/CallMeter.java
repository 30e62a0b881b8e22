package io.meshwright.kit.apply;

import io.meshwright.api.name.PlatformName;
import io.meshwright.spi.CallEvent;
import java.util.function.Consumer;

/**
 * Tells of every call before it is made.
 *
 * @param platform which platform
 * @param told who is told
 */
public record CallMeter(PlatformName platform, Consumer<CallEvent> told) {
  /** A call that changes nothing. */
  public void read(String family) {
    told.accept(new CallEvent(platform.value(), family, false));
  }

  /** A call that may change something. */
  public void write(String family) {
    told.accept(new CallEvent(platform.value(), family, true));
  }
}
