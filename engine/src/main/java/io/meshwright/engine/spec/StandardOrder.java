package io.meshwright.engine.spec;

import java.util.List;
import java.util.Optional;

/** In which order documents of the Bitol standards have their keys. */
public final class StandardOrder {
  private final StandardKeys keys;
  private final String context;

  private StandardOrder(StandardKeys keys, String context) {
    this.keys = keys;
    this.context = context;
  }

  /** The order of a data contract. */
  public static StandardOrder ofContracts() {
    return new StandardOrder(StandardKeys.load(), "odcs");
  }

  /** The order of a data product. */
  public static StandardOrder ofProducts() {
    return new StandardOrder(StandardKeys.load(), "odps");
  }

  /** The keys in order. */
  public List<String> keys() {
    return List.copyOf(keys.keys(context));
  }

  /**
   * The order of what a key holds; empty where the standard leaves that open.
   *
   * @param list whether that is a list
   */
  public Optional<StandardOrder> within(String key, boolean list) {
    return keys.child(context, key, list).map(child -> new StandardOrder(keys, child));
  }
}
