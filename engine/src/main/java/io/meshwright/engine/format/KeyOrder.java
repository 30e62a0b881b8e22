package io.meshwright.engine.format;

import java.util.List;
import java.util.Set;

/** In which order the keys of a mapping stand, and those of the mappings within. */
public interface KeyOrder {
  /** Keys stay as they are. */
  KeyOrder ANY =
      new KeyOrder() {
        @Override
        public List<String> keys(Set<String> present) {
          return List.of();
        }

        @Override
        public KeyOrder within(String key, boolean list) {
          return this;
        }
      };

  /**
   * The keys in order; others stand behind them, as they are.
   *
   * @param present the keys that are there
   */
  List<String> keys(Set<String> present);

  /**
   * The order of what a key holds, or of the items of the list that it holds.
   *
   * @param list whether it is a list
   */
  KeyOrder within(String key, boolean list);
}
