package io.meshwright.provider.aws.apply;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Resource;
import io.meshwright.provider.aws.client.GlueJob;
import io.meshwright.provider.aws.client.GlueRuleset;
import io.meshwright.provider.aws.client.GlueTrigger;
import io.meshwright.provider.aws.client.JobGateway;
import io.meshwright.provider.aws.client.JobMarker;
import io.meshwright.provider.aws.client.Markers;
import io.meshwright.provider.aws.resource.AwsJob;
import io.meshwright.provider.aws.resource.AwsResource;
import io.meshwright.provider.aws.resource.AwsRuleset;
import io.meshwright.provider.aws.resource.AwsTrigger;
import io.meshwright.provider.aws.resource.Dqdl;
import io.meshwright.provider.aws.resource.JobResource;
import java.util.Map;

/** Writes jobs, triggers and rulesets. */
final class JobWriter {
  private final JobGateway gateway;

  JobWriter(JobGateway gateway) {
    this.gateway = gateway;
  }

  void make(JobResource resource, Marker marker) {
    switch (resource) {
      case AwsJob job -> gateway.create(job(job, marker), Markers.marked(Map.of(), marker));
      case AwsTrigger trigger ->
          gateway.create(trigger(trigger, marker), Markers.marked(Map.of(), marker));
      case AwsRuleset ruleset ->
          gateway.rulesets().create(ruleset(ruleset, marker), Markers.marked(Map.of(), marker));
    }
  }

  void change(JobResource resource, Marker marker, Resource before) {
    switch (resource) {
      case AwsJob job -> gateway.update(job(job, marker));
      case AwsRuleset ruleset -> gateway.rulesets().update(ruleset(ruleset, marker));
      case AwsTrigger trigger -> {
        gateway.update(trigger(trigger, marker));
        if (AwsResource.of(before) instanceof AwsTrigger now && !now.started()) {
          gateway.start(trigger.name());
        }
      }
    }
  }

  void take(JobResource resource) {
    switch (resource) {
      case AwsJob job -> gateway.deleteJob(job.name());
      case AwsTrigger trigger -> gateway.deleteTrigger(trigger.name());
      case AwsRuleset ruleset -> gateway.rulesets().deleteRuleset(ruleset.name());
    }
  }

  private static GlueJob job(AwsJob job, Marker marker) {
    return new GlueJob(
        job.name(),
        JobMarker.text(marker),
        job.command(),
        job.script(),
        job.role(),
        job.version(),
        job.arguments(),
        Ordered.map(Map.of()));
  }

  private static GlueRuleset ruleset(AwsRuleset ruleset, Marker marker) {
    int dot = ruleset.table().indexOf('.');
    return new GlueRuleset(
        ruleset.name(),
        JobMarker.text(marker),
        ruleset.table().substring(0, dot),
        ruleset.table().substring(dot + 1),
        Dqdl.ruleset(ruleset.rules()));
  }

  private static GlueTrigger trigger(AwsTrigger trigger, Marker marker) {
    return new GlueTrigger(
        trigger.name(),
        JobMarker.text(marker),
        trigger.type(),
        trigger.schedule(),
        trigger.jobs(),
        trigger.started(),
        Ordered.map(Map.of()));
  }
}
