package io.meshwright.engine.apply;

import io.meshwright.api.Cancellation;
import java.util.ArrayList;
import java.util.List;

/** A cancellation that a test asks for. */
final class Stop implements Cancellation {
  private final List<Runnable> actions = new ArrayList<>();
  private boolean asked;

  synchronized void now() {
    asked = true;
    actions.forEach(Runnable::run);
  }

  @Override
  public synchronized Registration onCancel(Runnable action) {
    actions.add(action);
    if (asked) {
      action.run();
    }
    return () -> forget(action);
  }

  private synchronized void forget(Runnable action) {
    actions.remove(action);
  }

  synchronized int registered() {
    return actions.size();
  }
}
