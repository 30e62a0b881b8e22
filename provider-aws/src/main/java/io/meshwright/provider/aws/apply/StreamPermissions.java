package io.meshwright.provider.aws.apply;

import io.meshwright.provider.aws.resource.AwsRegistry;
import io.meshwright.provider.aws.resource.AwsSchema;
import io.meshwright.provider.aws.resource.AwsStream;
import io.meshwright.provider.aws.resource.AwsStreamGrant;
import io.meshwright.provider.aws.resource.AwsStreamStatement;
import io.meshwright.provider.aws.resource.StreamPlace;
import io.meshwright.provider.aws.resource.StreamResource;
import io.meshwright.spi.Permission;
import java.util.List;
import java.util.Set;

/** The IAM actions that a change of a stream, its policy or its schema takes. */
final class StreamPermissions {
  private static final String DELETE = "Delete";
  private static final String CREATE = "Create";
  private static final String STREAM = "arn:aws:kinesis:*:*:stream/";
  private static final String REGISTRY = "arn:aws:glue:*:*:registry/";
  private static final String SCHEMA = "arn:aws:glue:*:*:schema/";
  private static final List<String> STREAM_READS =
      List.of(
          "kinesis:DescribeStreamSummary",
          "kinesis:GetResourcePolicy",
          "kinesis:ListTagsForStream");
  private static final List<String> SCHEMA_READS =
      List.of("glue:GetSchema", "glue:GetSchemaVersion", "glue:GetTags");

  private StreamPermissions() {}

  /** Adds what reading streams takes, where there are any. */
  static void reads(StreamPlace place, Set<Permission> needed) {
    if (place.prefix().isEmpty()) {
      return;
    }
    String prefix = place.prefix().get();
    needed.add(new Permission("kinesis:ListStreams", "*"));
    STREAM_READS.forEach(a -> needed.add(new Permission(a, STREAM + prefix + "-*")));
    needed.add(new Permission("glue:ListRegistries", "*"));
    for (String action : List.of("glue:GetRegistry", "glue:GetTags", "glue:ListSchemas")) {
      needed.add(new Permission(action, REGISTRY + prefix + "-*"));
    }
    SCHEMA_READS.forEach(a -> needed.add(new Permission(a, SCHEMA + prefix + "-*")));
    SCHEMA_READS.forEach(a -> needed.add(new Permission(a, REGISTRY + prefix + "-*")));
  }

  /**
   * Adds them.
   *
   * @param verb Create, Update or Delete
   */
  static void of(StreamResource resource, String verb, Set<Permission> needed) {
    switch (resource) {
      case AwsStream stream -> stream(STREAM + stream.name(), verb, needed);
      case AwsStreamGrant grant -> policy(STREAM + grant.stream(), needed);
      case AwsStreamStatement statement -> policy(STREAM + statement.stream(), needed);
      case AwsRegistry registry -> {
        needed.add(new Permission("glue:" + verb + "Registry", REGISTRY + registry.name()));
        tags(REGISTRY + registry.name(), verb, needed);
      }
      case AwsSchema schema -> schema(schema, verb, needed);
    }
  }

  private static void stream(String stream, String verb, Set<Permission> needed) {
    if (verb.equals(DELETE)) {
      needed.add(new Permission("kinesis:DeleteStream", stream));
      return;
    }
    if (verb.equals(CREATE)) {
      needed.add(new Permission("kinesis:CreateStream", stream));
    } else {
      needed.add(new Permission("kinesis:UpdateStreamMode", stream));
    }
    needed.add(new Permission("kinesis:AddTagsToStream", stream));
    needed.add(new Permission("kinesis:StartStreamEncryption", stream));
  }

  private static void policy(String stream, Set<Permission> needed) {
    needed.add(new Permission("kinesis:PutResourcePolicy", stream));
    needed.add(new Permission("kinesis:DeleteResourcePolicy", stream));
  }

  private static void schema(AwsSchema schema, String verb, Set<Permission> needed) {
    String on = SCHEMA + schema.registry() + "/" + schema.name();
    needed.add(new Permission("glue:" + verb + "Schema", on));
    needed.add(new Permission("glue:" + verb + "Schema", REGISTRY + schema.registry()));
    if (!verb.equals(DELETE) && !verb.equals(CREATE)) {
      for (String action : List.of("glue:RegisterSchemaVersion", "glue:GetSchemaByDefinition")) {
        needed.add(new Permission(action, on));
        needed.add(new Permission(action, REGISTRY + schema.registry()));
      }
    }
    tags(on, verb, needed);
  }

  private static void tags(String on, String verb, Set<Permission> needed) {
    if (!verb.equals(DELETE)) {
      needed.add(new Permission("glue:TagResource", on));
    }
  }
}
