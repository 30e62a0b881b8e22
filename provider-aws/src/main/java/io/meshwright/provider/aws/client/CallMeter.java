package io.meshwright.provider.aws.client;

import io.meshwright.api.name.PlatformName;
import io.meshwright.spi.CallEvent;
import java.util.function.Consumer;

/**
 * Tells of every call.
 *
 * @param platform which platform
 * @param told who is told
 */
public record CallMeter(PlatformName platform, Consumer<CallEvent> told) {
  void read(String family) {
    told.accept(new CallEvent(platform.value(), family, false));
  }

  void write(String family) {
    told.accept(new CallEvent(platform.value(), family, true));
  }
}
