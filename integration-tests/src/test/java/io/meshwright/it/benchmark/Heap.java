package io.meshwright.it.benchmark;

import java.lang.management.ManagementFactory;

/** The heap in use by objects that are reachable. */
final class Heap {
  private Heap() {}

  /** Bytes in use after collections have freed what they can. */
  static long used() {
    long used = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      ManagementFactory.getMemoryMXBean().gc();
      used = Math.min(used, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return used;
  }
}
