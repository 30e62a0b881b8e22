package io.meshwright.provider.snowflake.fake;

import io.meshwright.provider.snowflake.fake.FakeState.Path;

/**
 * A stage.
 *
 * @param url where its files are; empty for one that has them itself
 * @param encryption who encrypts its files, which nothing shows
 */
record FakeStage(String url, String encryption, boolean directory, String owner, String comment) {
  boolean internal() {
    return url.isEmpty();
  }

  /** As SHOW STAGES says it. */
  String type() {
    String own = encryption.equals("SNOWFLAKE_SSE") ? "INTERNAL NO CSE" : "INTERNAL";
    return internal() ? own : "EXTERNAL";
  }

  FakeStage commented(String text) {
    return new FakeStage(url, encryption, directory, owner, text);
  }

  FakeStage listed(boolean value) {
    return new FakeStage(url, encryption, value, owner, comment);
  }

  static FakeStage of(FakeState state, Path path) {
    FakeStage stage = state.stages.get(path);
    if (stage == null) {
      state.schema(path.parent());
      throw Refused.missing("Stage", path.shown());
    }
    return stage;
  }
}
