package io.meshwright.api;

/**
 * Stops a run from another thread: nothing more is sent, what is under way is asked to end, and
 * every change still gets an outcome. What was done stays done; the next run continues from there.
 */
public interface Cancellation {
  /** Nobody stops the run. */
  Cancellation NEVER = action -> () -> {};

  /**
   * Registers what to do when the run is to stop; done at once where that was already asked for.
   *
   * @param action must not block
   * @return forgets the action again
   */
  Registration onCancel(Runnable action);

  /** An action that waits for a cancellation. */
  interface Registration extends AutoCloseable {
    @Override
    void close();
  }
}
