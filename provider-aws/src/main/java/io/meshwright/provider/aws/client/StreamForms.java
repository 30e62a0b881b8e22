package io.meshwright.provider.aws.client;

import io.meshwright.api.resource.Digest;
import io.meshwright.api.resource.Marker;
import io.meshwright.provider.aws.resource.AwsRegistry;
import io.meshwright.provider.aws.resource.AwsSchema;
import io.meshwright.provider.aws.resource.AwsStream;
import io.meshwright.provider.aws.text.AvroSchema;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Streams, registries and schemas as the services have them, and back. */
public final class StreamForms {
  private static final String REGISTRY = "meshwright.registry";

  private StreamForms() {}

  /** The tags of a stream; what others wrote beside them stays. */
  public static SortedMap<String, String> tags(
      AwsStream stream, Marker marker, Map<String, String> before) {
    TreeMap<String, String> all = new TreeMap<>(Markers.marked(before, marker));
    all.put(REGISTRY, stream.registry());
    return all;
  }

  static AwsStream stream(KinesisStream stream) {
    return new AwsStream(
        stream.name(),
        stream.mode(),
        stream.encryption(),
        stream.tags().getOrDefault(REGISTRY, ""));
  }

  /** A registry as it is made or changed to. */
  public static GlueRegistry registry(
      AwsRegistry registry, Marker marker, Map<String, String> before) {
    return new GlueRegistry(
        registry.name(), registry.description(), Markers.marked(before, marker));
  }

  static AwsRegistry registry(GlueRegistry registry) {
    return new AwsRegistry(registry.name(), registry.description());
  }

  /** A schema as it is made or changed to. */
  public static GlueSchema schema(AwsSchema schema, Marker marker, Map<String, String> before) {
    return new GlueSchema(
        schema.registry(),
        schema.name(),
        schema.compatibility(),
        said(schema).text(),
        false,
        Markers.marked(before, marker));
  }

  private static AvroSchema said(AwsSchema schema) {
    return new AvroSchema(schema.record(), schema.description(), schema.columns());
  }

  static AwsSchema schema(GlueSchema schema) {
    AvroSchema read =
        AvroSchema.of(schema.definition()).orElseGet(() -> new AvroSchema("", "", List.of()));
    return new AwsSchema(
        schema.registry(),
        schema.name(),
        schema.compatibility(),
        read.name(),
        read.description(),
        read.columns(),
        read.isSaidBy(schema.definition()) ? "" : Digest.of(schema.definition()).hex());
  }
}
