package io.meshwright.provider.aws.resource;

/**
 * How data is made and checked. Who may start one of these acts as its role; it gives nobody
 * rights.
 */
public sealed interface JobResource extends AwsResource permits AwsJob, AwsTrigger, AwsRuleset {
  /** Whether a kind is one of these. */
  static boolean isKind(String kind) {
    return switch (kind) {
      case AwsJob.KIND, AwsTrigger.KIND, AwsRuleset.KIND -> true;
      default -> false;
    };
  }
}
