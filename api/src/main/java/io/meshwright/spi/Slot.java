package io.meshwright.spi;

/**
 * How a change travels.
 *
 * @param lane single writer: batches of one lane never overlap
 * @param batch changes with the same key may share a batch
 * @param max most changes in one batch
 * @param atomic whether a batch takes effect as a whole or not at all
 */
public record Slot(String lane, String batch, int max, boolean atomic) {
  /** Checks the maximum. */
  public Slot {
    if (max < 1) {
      throw new IllegalArgumentException("a batch of at most " + max + " changes holds none");
    }
  }
}
