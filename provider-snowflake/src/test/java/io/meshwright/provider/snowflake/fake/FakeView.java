package io.meshwright.provider.snowflake.fake;

import java.util.List;

/** A view, with the statement that made it, and what that selects from. */
record FakeView(
    List<FakeState.Column> columns,
    boolean secure,
    FakeState.Path source,
    String statement,
    String owner,
    String comment) {
  FakeView {
    columns = List.copyOf(columns);
  }

  static FakeView of(FakeState state, FakeState.Path path) {
    FakeView view = state.views.get(path);
    if (view == null) {
      state.schema(path.parent());
      throw Refused.missing("View", path.shown());
    }
    return view;
  }

  FakeView secure(boolean value) {
    return new FakeView(columns, value, source, statement, owner, comment);
  }

  FakeView commented(String text) {
    return new FakeView(columns, secure, source, statement, owner, text);
  }
}
