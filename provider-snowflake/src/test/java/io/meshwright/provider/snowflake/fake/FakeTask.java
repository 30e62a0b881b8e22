package io.meshwright.provider.snowflake.fake;

import java.util.Optional;

/**
 * A task.
 *
 * @param owner the account role whose rights it has
 * @param user a user that it acts as besides; mostly none
 * @param condition what has to hold for it to run; may be empty
 * @param targeted whether it says by when a run should have ended
 */
record FakeTask(
    String owner,
    String comment,
    Optional<String> warehouse,
    Optional<String> schedule,
    String definition,
    boolean started,
    Optional<String> user,
    String condition,
    boolean targeted) {
  FakeTask owned(String other) {
    return new FakeTask(
        other, comment, warehouse, schedule, definition, started, user, condition, targeted);
  }

  FakeTask commented(String text) {
    return new FakeTask(
        owner, text, warehouse, schedule, definition, started, user, condition, targeted);
  }

  FakeTask warehouse(Optional<String> other) {
    return new FakeTask(
        owner, comment, other, schedule, definition, started, user, condition, targeted);
  }

  FakeTask schedule(Optional<String> other) {
    return new FakeTask(
        owner, comment, warehouse, other, definition, started, user, condition, targeted);
  }

  FakeTask defined(String text) {
    return new FakeTask(
        owner, comment, warehouse, schedule, text, started, user, condition, targeted);
  }

  FakeTask started(boolean value) {
    return new FakeTask(
        owner, comment, warehouse, schedule, definition, value, user, condition, targeted);
  }

  FakeTask user(Optional<String> other) {
    return new FakeTask(
        owner, comment, warehouse, schedule, definition, started, other, condition, targeted);
  }

  FakeTask when(String text) {
    return new FakeTask(
        owner, comment, warehouse, schedule, definition, started, user, text, targeted);
  }

  FakeTask within() {
    return new FakeTask(
        owner, comment, warehouse, schedule, definition, started, user, condition, true);
  }
}
