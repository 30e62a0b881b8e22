package io.meshwright.engine.spec;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/** Places among keys: as written; those without a position follow in order, numbered from 1. */
final class KeyPositions {
  private final List<MappingReader> inOrder;

  KeyPositions(List<MappingReader> readers, String flag, String position) {
    this.inOrder =
        readers.stream()
            .filter(r -> r.flag(flag, false))
            .sorted(
                Comparator.comparingInt(
                    r -> {
                      int written = r.integer(position).orElse(-1);
                      return written < 1 ? Integer.MAX_VALUE : written;
                    }))
            .toList();
  }

  OptionalInt of(MappingReader reader) {
    int index = inOrder.indexOf(reader);
    return index < 0 ? OptionalInt.empty() : OptionalInt.of(index + 1);
  }
}
