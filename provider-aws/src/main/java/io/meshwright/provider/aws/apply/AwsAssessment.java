package io.meshwright.provider.aws.apply;

import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.aws.resource.AwsColumn;
import io.meshwright.provider.aws.resource.AwsExpiry;
import io.meshwright.provider.aws.resource.AwsResource;
import io.meshwright.provider.aws.resource.AwsTable;
import io.meshwright.provider.aws.resource.StreamResource;
import io.meshwright.spi.Assessment;
import java.util.List;
import java.util.Optional;

/** What changes of tables mean for data that is there. */
final class AwsAssessment {
  private AwsAssessment() {}

  static Assessment of(Change change, ResourceState live) {
    if (change.address().kind().equals(AwsExpiry.KIND)) {
      return ExpiryAssessment.of(change, live);
    }
    if (StreamResource.isKind(change.address().kind())) {
      return StreamAssessment.of(change);
    }
    if (change.before().isPresent()
        && AwsResource.of(change.before().get()) instanceof AwsTable before) {
      return change.after().isPresent()
              && AwsResource.of(change.after().get()) instanceof AwsTable after
          ? changed(change, before, after)
          : gone(before);
    }
    return Assessment.HARMLESS;
  }

  private static Assessment gone(AwsTable table) {
    return new Assessment(
        List.of(),
        List.of(
            "the definition of "
                + table.database()
                + "."
                + table.name()
                + "; its files stay in "
                + table.location()),
        Optional.empty());
  }

  private static Assessment changed(Change change, AwsTable before, AwsTable after) {
    if (!before.location().equals(after.location()) || before.format() != after.format()) {
      return refused(
          change,
          "its data would have to move from " + before.location() + " to " + after.location(),
          "make another table, copy the data, and retire this one");
    }
    if (hasColumnsOf(after, before)) {
      return Assessment.HARMLESS;
    }
    if (before.format() == AwsTable.Format.ICEBERG) {
      return refused(
          change,
          "the columns of an Iceberg table are part of its own metadata, which an engine changes",
          "run ALTER TABLE in Athena or Spark; the next plan will find it done");
    }
    return startsWith(after, before)
        ? Assessment.HARMLESS
        : refused(
            change,
            "files that are there have other columns than the new definition says",
            "add columns at the end only, or publish a new major version");
  }

  private static boolean hasColumnsOf(AwsTable after, AwsTable before) {
    return after.columns().size() == before.columns().size() && startsWith(after, before);
  }

  private static boolean startsWith(AwsTable after, AwsTable before) {
    if (after.columns().size() < before.columns().size()) {
      return false;
    }
    for (int i = 0; i < before.columns().size(); i++) {
      AwsColumn old = before.columns().get(i);
      AwsColumn now = after.columns().get(i);
      if (!old.name().equals(now.name()) || !old.type().equals(now.type())) {
        return false;
      }
    }
    return true;
  }

  private static Assessment refused(Change change, String what, String remedy) {
    return new Assessment(
        List.of(),
        List.of(),
        Optional.of(Problem.error("impossible-change", change.address().toString(), what, remedy)));
  }
}
