package io.meshwright.provider.aws.translate;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.provider.aws.client.BucketRuleGateway;
import io.meshwright.provider.aws.resource.AwsBucket;
import io.meshwright.provider.aws.resource.AwsDeletion;
import io.meshwright.provider.aws.resource.AwsExpiry;
import io.meshwright.provider.aws.resource.AwsFilesGrant;
import io.meshwright.provider.aws.resource.AwsPlace;
import io.meshwright.provider.aws.resource.AwsTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules that delete data when the retention of their contract is over, where that is asked for. */
final class DeletionRules {
  /** How long what was overwritten, deleted or too old can be got back, at most. */
  private static final int MOST_DAYS_TO_REGRET = 30;

  private final Draft draft;
  private final AwsDeletion deletion;
  private final Map<String, Integer> rules = new HashMap<>();

  DeletionRules(Draft draft, AwsPlace place) {
    this.draft = draft;
    this.deletion =
        place instanceof AwsPlace.Buckets buckets ? buckets.deletion() : AwsDeletion.NONE;
  }

  /** Adds the rule for the files of a port. */
  void files(DataProduct product, OutputPort port, TableAddress table, String location) {
    if (deletion.isOn()) {
      Retention.of(port, table.table())
          .ifPresent(promise -> rule(product, table, location, promise));
    }
  }

  /** Adds the rule for a table, if that is files and no more. */
  void table(
      DataProduct product,
      OutputPort port,
      TableAddress table,
      AwsTable.Format format,
      String location) {
    if (deletion != AwsDeletion.ALL) {
      return;
    }
    Optional<Retention> promise = Retention.of(port, table.table());
    if (promise.isPresent() && !format.isFiles()) {
      kept(
          table,
          promise.get(),
          "the age of its files says nothing about the rows of an Iceberg table",
          "let a job of the product delete its rows and expire its snapshots (VACUUM in Athena)");
      return;
    }
    promise.ifPresent(p -> rule(product, table, location, p));
  }

  private void rule(DataProduct product, TableAddress table, String location, Retention promise) {
    if (promise.days().isEmpty()) {
      kept(
          table,
          promise,
          promise.why(),
          "write a number with d, w, month or y and no column, or let a job of the product delete");
      return;
    }
    String bucket = AwsBucket.of(location);
    if (rules.merge(bucket, 1, Integer::sum) > BucketRuleGateway.MAX_RULES) {
      draft.problem(
          Problem.error(
              "too-many-rules",
              table.toString(),
              "nothing deletes its data: bucket %s has %d lifecycle rules already, and S3 takes no more"
                  .formatted(bucket, BucketRuleGateway.MAX_RULES),
              "place some products in another domain, or publish fewer tables"));
      return;
    }
    int days = promise.days().get();
    draft.add(
        new AwsExpiry(
            bucket, AwsFilesGrant.prefixOf(location), days, Math.min(days, MOST_DAYS_TO_REGRET)),
        new Owner.Within(
            AwsBucket.address(draft.platform(), bucket),
            new Marker(draft.slice().mesh(), product.address().domain().value())),
        List.of());
  }

  private void kept(TableAddress table, Retention promise, String why, String remedy) {
    draft.problem(
        Problem.warning(
            "data-kept",
            table.toString(),
            "nothing deletes its data after '%s': %s".formatted(promise.text(), why),
            remedy));
  }
}
