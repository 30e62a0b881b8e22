package io.meshwright.provider.aws.client;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;

/** Jobs and triggers of Glue. Throws as {@link CatalogueGateway} does. */
public interface JobGateway {
  /** The most names that one call asks about. */
  int MAX_NAMES = 25;

  /** Rulesets of the same account and region. */
  RulesetGateway rulesets();

  /** All jobs of the account and region. */
  List<GlueJob> jobs();

  /** Those of these jobs that are there. */
  List<GlueJob> jobs(Collection<String> names);

  /** Makes a job with its tags. */
  void create(GlueJob job, SortedMap<String, String> tags);

  /** Changes a job; what its owner tuned stays. */
  void update(GlueJob job);

  /** Deletes a job; one that is gone is fine. */
  void deleteJob(String name);

  /** All triggers of the account and region. */
  List<GlueTrigger> triggers();

  /** Those of these triggers that are there. */
  List<GlueTrigger> triggers(Collection<String> names);

  /** Makes a trigger with its tags, started or not. */
  void create(GlueTrigger trigger, SortedMap<String, String> tags);

  /** Changes what a trigger does and when; whether it is started stays. */
  void update(GlueTrigger trigger);

  /** Lets a trigger fire. */
  void start(String trigger);

  /** Deletes a trigger; one that is gone is fine. */
  void deleteTrigger(String name);
}
