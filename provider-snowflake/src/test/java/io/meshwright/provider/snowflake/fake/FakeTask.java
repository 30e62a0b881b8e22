package io.meshwright.provider.snowflake.fake;

import java.util.Optional;

/**
 * A task.
 *
 * @param owner the account role whose rights it has
 * @param user a user that it acts as besides; mostly none
 */
record FakeTask(
    String owner,
    String comment,
    Optional<String> warehouse,
    Optional<String> schedule,
    String definition,
    boolean started,
    Optional<String> user) {
  FakeTask owned(String other) {
    return new FakeTask(other, comment, warehouse, schedule, definition, started, user);
  }

  FakeTask commented(String text) {
    return new FakeTask(owner, text, warehouse, schedule, definition, started, user);
  }

  FakeTask warehouse(Optional<String> other) {
    return new FakeTask(owner, comment, other, schedule, definition, started, user);
  }

  FakeTask schedule(Optional<String> other) {
    return new FakeTask(owner, comment, warehouse, other, definition, started, user);
  }

  FakeTask defined(String text) {
    return new FakeTask(owner, comment, warehouse, schedule, text, started, user);
  }

  FakeTask started(boolean value) {
    return new FakeTask(owner, comment, warehouse, schedule, definition, value, user);
  }

  FakeTask user(Optional<String> other) {
    return new FakeTask(owner, comment, warehouse, schedule, definition, started, other);
  }
}
