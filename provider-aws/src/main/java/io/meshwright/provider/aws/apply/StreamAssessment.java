package io.meshwright.provider.aws.apply;

import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.Problem;
import io.meshwright.provider.aws.resource.AwsColumn;
import io.meshwright.provider.aws.resource.AwsResource;
import io.meshwright.provider.aws.resource.AwsSchema;
import io.meshwright.provider.aws.resource.AwsStream;
import io.meshwright.spi.Assessment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What changes of streams mean for records that are there, and for who reads and writes them. */
final class StreamAssessment {
  private StreamAssessment() {}

  static Assessment of(Change change) {
    Optional<AwsResource> before = change.before().map(AwsResource::of);
    Optional<AwsResource> after = change.after().map(AwsResource::of);
    if (before.isPresent() && before.get() instanceof AwsStream stream && after.isEmpty()) {
      return new Assessment(
          List.of(), List.of("the records of stream " + stream.name()), Optional.empty());
    }
    if (before.isPresent()
        && before.get() instanceof AwsSchema old
        && after.isPresent()
        && after.get() instanceof AwsSchema now) {
      return versions(change, old, now);
    }
    return Assessment.HARMLESS;
  }

  /** Whoever knows one version has to do with records of the other, both ways. */
  private static Assessment versions(Change change, AwsSchema before, AwsSchema after) {
    Map<String, AwsColumn> old = new HashMap<>();
    before.columns().forEach(c -> old.put(c.name(), c));
    for (AwsColumn column : after.columns()) {
      AwsColumn known = old.remove(column.name());
      if (known == null ? column.required() : !isSame(known, column)) {
        return refused(change, column);
      }
    }
    for (AwsColumn gone : old.values()) {
      if (gone.required()) {
        return refused(change, gone);
      }
    }
    return Assessment.HARMLESS;
  }

  private static boolean isSame(AwsColumn before, AwsColumn after) {
    return before.type().equals(after.type()) && before.required() == after.required();
  }

  private static Assessment refused(Change change, AwsColumn column) {
    return new Assessment(
        List.of(),
        List.of(),
        Optional.of(
            Problem.error(
                "impossible-change",
                change.address().toString(),
                "who knows only one of the two versions could not read what has the other: "
                    + column.published(),
                "let columns come and go that are not required, or publish a new major version")));
  }
}
