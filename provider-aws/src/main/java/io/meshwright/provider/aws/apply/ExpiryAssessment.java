package io.meshwright.provider.aws.apply;

import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.aws.client.BucketRuleGateway;
import io.meshwright.provider.aws.resource.AwsBucket;
import io.meshwright.provider.aws.resource.AwsBucketRule;
import io.meshwright.provider.aws.resource.AwsExpiry;
import io.meshwright.provider.aws.resource.AwsResource;
import io.meshwright.provider.aws.resource.AwsTable;
import io.meshwright.spi.Assessment;
import java.util.List;
import java.util.Optional;

/** What changes of deletion rules delete. */
final class ExpiryAssessment {
  private ExpiryAssessment() {}

  static Assessment of(Change change, ResourceState live) {
    if (change.after().isEmpty()
        || !(AwsResource.of(change.after().get()) instanceof AwsExpiry after)) {
      return Assessment.HARMLESS;
    }
    boolean deletes =
        !(change.before().map(AwsResource::of).orElse(null) instanceof AwsExpiry before)
            || deletesMore(before, after);
    return new Assessment(
        List.of(),
        deletes ? List.of(lost(after)) : List.of(),
        underOther(change, after, live).or(() -> noRoom(change, after, live)));
  }

  /** Of a rule that is not to the letter one of ours nobody says what it deleted. */
  private static boolean deletesMore(AwsExpiry before, AwsExpiry after) {
    return !before.rest().fields().isEmpty()
        || after.days() < before.days()
        || after.oldVersionDays() < before.oldVersionDays()
        || after.uploadDays() < before.uploadDays()
        || !after.prefix().startsWith(before.prefix());
  }

  private static String lost(AwsExpiry rule) {
    return "every object in %s from the midnight (UTC) after it is %d days old, those that are so old now too; and for good, with what was overwritten, %d days later"
        .formatted(rule.location(), rule.days(), rule.oldVersionDays());
  }

  /** The age of an object says nothing about the rows of a table that is more than its files. */
  private static Optional<Problem> underOther(Change change, AwsExpiry rule, ResourceState live) {
    for (Resource resource : live.under(AwsTable.KIND, List.of())) {
      if (AwsResource.of(resource) instanceof AwsTable table
          && !table.format().isFiles()
          && AwsBucket.reaches(rule.location(), table.location())) {
        return Optional.of(
            Problem.error(
                "impossible-change",
                change.address().toString(),
                "%s.%s lies there, which is more than its files: deleting them by their age breaks it"
                    .formatted(table.database(), table.name()),
                "let a job of the product delete its rows, or put the data into another table"));
      }
    }
    return Optional.empty();
  }

  private static Optional<Problem> noRoom(Change change, AwsExpiry rule, ResourceState live) {
    if (!(change instanceof Change.Create)) {
      return Optional.empty();
    }
    int there =
        live.under(AwsExpiry.KIND, List.of(rule.bucket())).size()
            + live.under(AwsBucketRule.KIND, List.of(rule.bucket())).size();
    return there < BucketRuleGateway.MAX_RULES
        ? Optional.empty()
        : Optional.of(
            Problem.error(
                "too-many-rules",
                change.address().toString(),
                "bucket %s has %d lifecycle rules, and S3 takes no more"
                    .formatted(rule.bucket(), there),
                "take rules of others out, or place products in another domain"));
  }
}
