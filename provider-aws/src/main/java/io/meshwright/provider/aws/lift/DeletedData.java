package io.meshwright.provider.aws.lift;

import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.aws.resource.AwsBucket;
import io.meshwright.provider.aws.resource.AwsBucketRule;
import io.meshwright.provider.aws.resource.AwsExpiry;
import io.meshwright.provider.aws.resource.AwsResource;
import io.meshwright.provider.aws.resource.AwsTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is deleted by its age: as the mesh asks for it, and where that breaks tables. */
final class DeletedData {
  private final ResourceState state;
  private final List<Problem> problems = new ArrayList<>();

  DeletedData(ResourceState state) {
    this.state = state;
  }

  List<Problem> problems() {
    deleted();
    broken();
    return List.copyOf(problems);
  }

  /** One finding for each bucket and age. */
  private void deleted() {
    Map<When, List<String>> places = new TreeMap<>();
    for (Resource resource : state.under(AwsExpiry.KIND, List.of())) {
      if (AwsResource.of(resource) instanceof AwsExpiry rule) {
        places
            .computeIfAbsent(
                new When(
                    AwsBucket.address(resource.address().platform(), rule.bucket()).toString(),
                    rule.days(),
                    rule.oldVersionDays()),
                k -> new ArrayList<>())
            .add(rule.prefix());
      }
    }
    places.forEach(
        (when, prefixes) ->
            problems.add(
                Problem.warning(
                    "data-deleted",
                    when.bucket(),
                    "S3 deletes objects in %s at the midnight (UTC) after they are %d days old, and for good %d days later"
                        .formatted(OpenGates.listed(prefixes), when.days(), when.oldVersionDays()),
                    "nothing, if that is meant; else set 'deletion: none', or a longer"
                        + " retention")));
  }

  private record When(String bucket, int days, int oldVersionDays) implements Comparable<When> {
    @Override
    public int compareTo(When other) {
      int byBucket = bucket.compareTo(other.bucket);
      int byDays = byBucket != 0 ? byBucket : Integer.compare(days, other.days);
      return byDays != 0 ? byDays : Integer.compare(oldVersionDays, other.oldVersionDays);
    }
  }

  private void broken() {
    List<AwsTable> tables = new ArrayList<>();
    for (Resource resource : state.under(AwsTable.KIND, List.of())) {
      if (AwsResource.of(resource) instanceof AwsTable table && !table.format().isFiles()) {
        tables.add(table);
      }
    }
    for (String kind : List.of(AwsBucketRule.KIND, AwsExpiry.KIND)) {
      for (Resource resource : state.under(kind, List.of())) {
        String where =
            switch (AwsResource.of(resource)) {
              case AwsBucketRule rule -> rule.deletes() ? rule.location() : "";
              case AwsExpiry rule -> rule.location();
              default -> "";
            };
        List<String> hit =
            tables.stream()
                .filter(t -> !where.isEmpty() && AwsBucket.reaches(where, t.location()))
                .map(t -> t.database() + "." + t.name())
                .toList();
        if (!hit.isEmpty()) {
          problems.add(
              Problem.error(
                  "rule-breaks-table",
                  resource.address().toString(),
                  "it deletes objects under %s by their age, which are parts of tables that still use them"
                      .formatted(OpenGates.listed(hit)),
                  "take the rule out of the bucket, or let it begin with another prefix"));
        }
      }
    }
  }
}
