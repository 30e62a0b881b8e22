package io.meshwright.provider.aws.resource;

/** How data is made. Who may start one of these acts as its role; it gives nobody rights. */
public sealed interface JobResource extends AwsResource permits AwsJob, AwsTrigger {
  /** Whether a kind is one of these. */
  static boolean isKind(String kind) {
    return switch (kind) {
      case AwsJob.KIND, AwsTrigger.KIND -> true;
      default -> false;
    };
  }
}
