package io.meshwright.provider.aws.client;

import io.meshwright.api.name.Ordered;
import java.util.List;
import java.util.SortedMap;

/**
 * A trigger as Glue has it.
 *
 * @param name its name
 * @param description ours is its marker
 * @param type when it fires: by a schedule, or otherwise
 * @param schedule {@code cron(...)}; may be empty
 * @param jobs the jobs that it starts
 * @param started whether it fires, or will in a moment
 * @param rest what else it says, by name; ours says nothing else
 */
public record GlueTrigger(
    String name,
    String description,
    String type,
    String schedule,
    List<String> jobs,
    boolean started,
    SortedMap<String, String> rest) {
  /** Copies the collections. */
  public GlueTrigger {
    jobs = List.copyOf(jobs);
    rest = Ordered.map(rest);
  }

  /** Names only of what else it says: values may be secrets of others. */
  @Override
  public String toString() {
    return "GlueTrigger[%s, %s, %s, %s, %s, %s, %s]"
        .formatted(name, description, type, schedule, jobs, started, rest.keySet());
  }
}
