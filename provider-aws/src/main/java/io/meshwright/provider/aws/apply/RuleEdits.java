package io.meshwright.provider.aws.apply;

import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.provider.aws.client.BucketRuleGateway;
import io.meshwright.provider.aws.client.BucketRules;
import io.meshwright.provider.aws.client.Markers;
import io.meshwright.provider.aws.client.S3Bucket;
import io.meshwright.provider.aws.client.StorageGateway;
import io.meshwright.provider.aws.resource.AwsExpiry;
import io.meshwright.spi.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Changes of deletion rules. S3 knows the rules of a bucket as one list, which is written whole: it
 * is read just before, and looked at again after.
 */
final class RuleEdits {
  private static final String REMEMBERED = "yes";

  private final Map<String, List<Edit>> edits = new TreeMap<>();

  private record Edit(Change change, UnaryOperator<BucketRules> what) {}

  /** Adds a rule, or puts it in the place of the one of its id. */
  void put(Change change, AwsExpiry expiry) {
    edit(change, expiry.bucket(), rules -> rules.with(expiry));
  }

  /** Takes a rule out. */
  void remove(Change change, AwsExpiry expiry) {
    edit(change, expiry.bucket(), rules -> rules.without(expiry));
  }

  private void edit(Change change, String bucket, UnaryOperator<BucketRules> what) {
    edits.computeIfAbsent(bucket, k -> new ArrayList<>()).add(new Edit(change, what));
  }

  /** Writes them; the failures. */
  Map<Change, Outcome> run(StorageGateway storage, Function<String, S3Bucket> there) {
    Map<Change, Outcome> failures = new HashMap<>();
    edits.forEach(
        (bucket, list) -> {
          try {
            write(storage, there.apply(bucket), list);
          } catch (MeshException e) {
            list.forEach(
                edit ->
                    failures.put(
                        edit.change(),
                        AwsBatch.FAILURES.of(edit.change(), e, e.kind() == ErrorKind.TRANSIENT)));
          }
        });
    return failures;
  }

  private static void write(StorageGateway storage, S3Bucket bucket, List<Edit> list) {
    BucketRules before = storage.rules().rules(bucket.name());
    BucketRules wanted = before;
    for (Edit edit : list) {
      wanted = edit.what().apply(wanted);
    }
    if (wanted.size() > BucketRuleGateway.MAX_RULES) {
      throw new MeshException(
          ErrorKind.USER,
          "bucket %s would have %d lifecycle rules, and S3 takes %d; take rules of others out"
              .formatted(bucket.name(), wanted.size(), BucketRuleGateway.MAX_RULES));
    }
    if (wanted.hasOurs()) {
      // Before there is a rule, so that a later run knows where to look, whatever the setting says.
      remember(storage, bucket);
    }
    if (!wanted.equals(before)) {
      storage.rules().write(bucket.name(), wanted);
      look(storage, bucket, wanted);
    }
    if (!wanted.hasOurs()) {
      forget(storage, bucket);
    }
  }

  private static void look(StorageGateway storage, S3Bucket bucket, BucketRules written) {
    if (!storage.rules().rules(bucket.name()).others().equals(written.others())) {
      throw new MeshException(
          ErrorKind.CONFLICT,
          "somebody changed the lifecycle rules of bucket %s at the same time; look whether theirs"
                  .formatted(bucket.name())
              + " are as they should be, and plan again");
    }
  }

  private static void remember(StorageGateway storage, S3Bucket bucket) {
    if (!bucket.tags().containsKey(Markers.RULES)) {
      TreeMap<String, String> tags = new TreeMap<>(bucket.tags());
      tags.put(Markers.RULES, REMEMBERED);
      storage.update(bucket, bucket.withTags(tags));
    }
  }

  private static void forget(StorageGateway storage, S3Bucket bucket) {
    if (bucket.tags().containsKey(Markers.RULES)) {
      TreeMap<String, String> tags = new TreeMap<>(bucket.tags());
      tags.remove(Markers.RULES);
      storage.update(bucket, bucket.withTags(tags));
    }
  }
}
