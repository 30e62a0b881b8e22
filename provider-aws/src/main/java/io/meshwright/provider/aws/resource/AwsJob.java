package io.meshwright.provider.aws.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Digest;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A Glue job: a pipeline. How many workers it has, how long it may take, and how often it is tried
 * is its owner's to tune, and no part of it.
 *
 * @param name its name, {@code database.pipeline}
 * @param command {@code glueetl} or {@code gluestreaming}
 * @param script what runs, {@code s3://bucket/key}
 * @param role ARN of the role that it acts as
 * @param version of Glue
 * @param arguments what each run is told, those that we know the names of
 * @param others what else decides on what runs, such as arguments of others; they may hold secrets
 */
public record AwsJob(
    String name,
    String command,
    String script,
    String role,
    String version,
    SortedMap<String, String> arguments,
    Optional<Digest> others)
    implements JobResource {
  /** The kind. */
  public static final String KIND = "job";

  private static final String OTHERS = "others";

  /** Copies the arguments. */
  public AwsJob {
    arguments = Ordered.map(arguments);
  }

  /** Where a job lives. */
  public static Address address(String platform, String name) {
    return Address.of(platform, KIND, name);
  }

  @Override
  public Address address(String platform) {
    return address(platform, name);
  }

  @Override
  public Resource toResource(String platform) {
    TreeMap<String, Value> told = new TreeMap<>();
    arguments.forEach((key, value) -> told.put(key, Value.of(value)));
    TreeMap<String, Value> attributes = new TreeMap<>();
    attributes.put("command", Value.of(command));
    attributes.put("script", Value.of(script));
    attributes.put("role", Value.of(role));
    attributes.put("glueVersion", Value.of(version));
    attributes.put("arguments", Attributes.object(told));
    others.ifPresent(digest -> attributes.put(OTHERS, new Value.Opaque(digest)));
    int dot = name.indexOf('.');
    return Resource.of(
        address(platform),
        attributes,
        dot < 1 ? List.of() : List.of(AwsDatabase.address(platform, name.substring(0, dot))));
  }

  static AwsJob of(Resource resource) {
    Attributes values = Attributes.of(resource);
    return new AwsJob(
        resource.address().path().getFirst(),
        values.text("command"),
        values.text("script"),
        values.text("role"),
        values.text("glueVersion"),
        values.object("arguments").texts(),
        values.has(OTHERS) ? Optional.of(values.digest(OTHERS)) : Optional.empty());
  }
}
