package io.meshwright.provider.aws.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Digest;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A Glue trigger: when a pipeline runs.
 *
 * @param name its name, that of its job
 * @param type {@code SCHEDULED}, or what others make
 * @param schedule {@code cron(...)}, in UTC; empty where it has none
 * @param jobs the jobs that it starts
 * @param started whether it fires
 * @param others what else it says, such as other arguments for its jobs; they may hold secrets
 */
public record AwsTrigger(
    String name,
    String type,
    String schedule,
    List<String> jobs,
    boolean started,
    Optional<Digest> others)
    implements JobResource {
  /** The kind. */
  public static final String KIND = "trigger";

  /** The type that fires by a schedule. */
  public static final String SCHEDULED = "SCHEDULED";

  private static final String OTHERS = "others";

  /** Copies the jobs. */
  public AwsTrigger {
    jobs = List.copyOf(jobs);
  }

  /** Where a trigger lives. */
  public static Address address(String platform, String name) {
    return Address.of(platform, KIND, name);
  }

  @Override
  public Address address(String platform) {
    return address(platform, name);
  }

  @Override
  public Resource toResource(String platform) {
    TreeMap<String, Value> attributes = new TreeMap<>();
    attributes.put("type", Value.of(type));
    attributes.put("schedule", Value.of(schedule));
    attributes.put("jobs", Attributes.texts(jobs));
    attributes.put("started", Value.of(started));
    others.ifPresent(digest -> attributes.put(OTHERS, new Value.Opaque(digest)));
    return Resource.of(
        address(platform),
        attributes,
        jobs.stream().distinct().map(job -> AwsJob.address(platform, job)).toList());
  }

  static AwsTrigger of(Resource resource) {
    Attributes values = Attributes.of(resource);
    return new AwsTrigger(
        resource.address().path().getFirst(),
        values.text("type"),
        values.text("schedule"),
        values.texts("jobs"),
        values.bool("started"),
        values.has(OTHERS) ? Optional.of(values.digest(OTHERS)) : Optional.empty());
  }
}
