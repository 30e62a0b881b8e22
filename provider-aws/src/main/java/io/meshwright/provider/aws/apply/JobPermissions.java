package io.meshwright.provider.aws.apply;

import io.meshwright.provider.aws.resource.AwsJob;
import io.meshwright.provider.aws.resource.AwsRuleset;
import io.meshwright.provider.aws.resource.AwsTrigger;
import io.meshwright.provider.aws.resource.JobResource;
import io.meshwright.spi.Permission;
import java.util.List;
import java.util.Set;

/**
 * The IAM actions that a change of a job or trigger takes. A policy cannot narrow {@code
 * iam:PassRole} to a service here: it should, by {@code iam:PassedToService}.
 */
final class JobPermissions {
  private static final String DELETE = "Delete";
  private static final String CREATE = "Create";
  private static final String GLUE = "arn:aws:glue:*:*:";

  private JobPermissions() {}

  /** Adds what reading jobs and triggers takes. */
  static void reads(Set<Permission> needed) {
    List.of("glue:BatchGetJobs", "glue:GetJobs")
        .forEach(action -> needed.add(new Permission(action, GLUE + "job/*")));
    List.of("glue:BatchGetTriggers", "glue:GetTriggers")
        .forEach(action -> needed.add(new Permission(action, GLUE + "trigger/*")));
    List.of("glue:GetDataQualityRuleset", "glue:ListDataQualityRulesets")
        .forEach(action -> needed.add(new Permission(action, GLUE + "dataQualityRuleset/*")));
  }

  /**
   * Adds them.
   *
   * @param verb Create, Update or Delete
   */
  static void of(JobResource resource, String verb, Set<Permission> needed) {
    switch (resource) {
      case AwsJob job -> {
        change("Job", GLUE + "job/" + job.name(), verb, needed);
        if (!verb.equals(DELETE)) {
          needed.add(new Permission("iam:PassRole", job.role()));
        }
      }
      case AwsRuleset ruleset ->
          change("DataQualityRuleset", GLUE + "dataQualityRuleset/" + ruleset.name(), verb, needed);
      case AwsTrigger trigger -> {
        String arn = GLUE + "trigger/" + trigger.name();
        change("Trigger", arn, verb, needed);
        if (!verb.equals(DELETE)) {
          needed.add(new Permission("glue:StartTrigger", arn));
        }
      }
    }
  }

  private static void change(String what, String arn, String verb, Set<Permission> needed) {
    needed.add(new Permission("glue:" + verb + what, arn));
    if (verb.equals(CREATE)) {
      needed.add(new Permission("glue:TagResource", arn));
    }
  }
}
