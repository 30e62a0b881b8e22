package io.meshwright.provider.aws;

import io.meshwright.api.name.Ordered;
import io.meshwright.provider.aws.client.GlueJob;
import io.meshwright.provider.aws.client.GlueTrigger;
import io.meshwright.provider.aws.client.JobGateway;
import java.util.List;
import java.util.Map;

/** A job of others and what starts it. */
final class ForeignJobs {
  private static final String NAME = "legacy nightly";

  private ForeignJobs() {}

  static void make(JobGateway jobs) {
    jobs.create(job(NAME, "s3://elsewhere/nightly.py"), Ordered.map(Map.of("note", "mine")));
    jobs.create(
        new GlueTrigger(
            NAME,
            "note=mine",
            "SCHEDULED",
            "cron(0 3 * * ? *)",
            List.of(NAME),
            true,
            Ordered.map(Map.of())),
        Ordered.map(Map.of("note", "mine")));
  }

  static GlueJob job(String name, String script) {
    return new GlueJob(
        name,
        "note=mine",
        "glueetl",
        script,
        "arn:aws:iam::111122223333:role/legacy",
        "4.0",
        Ordered.map(Map.of("--password", "hunter2")),
        Ordered.map(Map.of()));
  }
}
