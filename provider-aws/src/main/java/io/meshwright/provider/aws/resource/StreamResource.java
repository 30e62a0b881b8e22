package io.meshwright.provider.aws.resource;

/** Streams, their schemas, and who may read and write them. */
public sealed interface StreamResource extends AwsResource
    permits AwsStream, AwsStreamGrant, AwsStreamStatement, AwsRegistry, AwsSchema {
  /** Whether a kind is one of these. */
  static boolean isKind(String kind) {
    return switch (kind) {
      case AwsStream.KIND,
          AwsStreamGrant.KIND,
          AwsStreamStatement.KIND,
          AwsRegistry.KIND,
          AwsSchema.KIND ->
          true;
      default -> false;
    };
  }
}
