package io.meshwright.provider.aws.fake;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.provider.aws.client.GlueJob;
import io.meshwright.provider.aws.client.GlueTrigger;
import io.meshwright.provider.aws.client.JobGateway;
import io.meshwright.provider.aws.client.RulesetGateway;
import io.meshwright.spi.CallEvent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Jobs and triggers of Glue; they never run. */
final class FakeJobs implements JobGateway {
  private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,255}");
  private static final Pattern ROLE =
      Pattern.compile("arn:aws:iam::\\d{12}:role/[\\w+=,.@/-]{1,512}|[\\w+=,.@-]{1,64}");
  private static final Set<String> COMMANDS =
      Set.of("glueetl", "gluestreaming", "pythonshell", "glueray");
  private static final int MOST_TAGS = 50;

  private final FakeAccount account;
  private final String platform;
  private final Consumer<CallEvent> meter;

  FakeJobs(FakeAccount account, String platform, Consumer<CallEvent> meter) {
    this.account = account;
    this.platform = platform;
    this.meter = meter;
  }

  private void told(String call, boolean writes) {
    meter.accept(new CallEvent(platform, "glue." + call, writes));
  }

  @Override
  public RulesetGateway rulesets() {
    return new FakeRulesets(account, platform, meter);
  }

  @Override
  public List<GlueJob> jobs() {
    told("GetJobs", false);
    synchronized (account) {
      return List.copyOf(account.jobs.values());
    }
  }

  @Override
  public List<GlueJob> jobs(Collection<String> names) {
    return some("BatchGetJobs", account.jobs, names);
  }

  private <T> List<T> some(String call, Map<String, T> all, Collection<String> names) {
    if (names.isEmpty()) {
      return List.of();
    }
    told(call, false);
    synchronized (account) {
      return names.stream().filter(all::containsKey).map(all::get).toList();
    }
  }

  @Override
  public void create(GlueJob job, SortedMap<String, String> tags) {
    told("CreateJob", true);
    synchronized (account) {
      check(job);
      mark("job/" + job.name(), account.jobs.containsKey(job.name()), tags);
      account.jobs.put(job.name(), job);
    }
  }

  private void mark(String what, boolean taken, Map<String, String> tags) {
    if (taken) {
      throw FakeAccount.refused(ErrorKind.CONFLICT, "AlreadyExistsException: " + what);
    }
    boolean fit =
        tags.entrySet().stream()
            .allMatch(e -> e.getKey().length() <= 128 && e.getValue().length() <= 256);
    if (tags.size() > MOST_TAGS || !fit) {
      throw FakeAccount.refused(ErrorKind.USER, "InvalidInputException: tags of " + what);
    }
    account.jobTags.put(what, Ordered.map(tags));
  }

  private static void check(GlueJob job) {
    if (!NAME.matcher(job.name()).matches()
        || !ROLE.matcher(job.role()).matches()
        || !COMMANDS.contains(job.command())
        || !job.script().startsWith("s3://")) {
      throw FakeAccount.refused(ErrorKind.USER, "InvalidInputException: job " + job);
    }
  }

  @Override
  public void update(GlueJob job) {
    told("UpdateJob", true);
    synchronized (account) {
      check(job);
      there(account.jobs, job.name());
      account.jobs.put(job.name(), job);
    }
  }

  private static <T> T there(Map<String, T> all, String name) {
    T found = all.get(name);
    if (found == null) {
      throw FakeAccount.refused(ErrorKind.CONFLICT, "EntityNotFoundException: " + name);
    }
    return found;
  }

  @Override
  public void deleteJob(String name) {
    told("DeleteJob", true);
    synchronized (account) {
      account.jobs.remove(name);
      account.jobTags.remove("job/" + name);
    }
  }

  @Override
  public List<GlueTrigger> triggers() {
    told("GetTriggers", false);
    synchronized (account) {
      return List.copyOf(account.triggers.values());
    }
  }

  @Override
  public List<GlueTrigger> triggers(Collection<String> names) {
    return some("BatchGetTriggers", account.triggers, names);
  }

  @Override
  public void create(GlueTrigger trigger, SortedMap<String, String> tags) {
    told("CreateTrigger", true);
    synchronized (account) {
      check(trigger);
      mark("trigger/" + trigger.name(), account.triggers.containsKey(trigger.name()), tags);
      account.triggers.put(trigger.name(), trigger);
    }
  }

  private void check(GlueTrigger trigger) {
    trigger.jobs().forEach(job -> there(account.jobs, job));
    if (!NAME.matcher(trigger.name()).matches()
        || trigger.jobs().isEmpty()
        || trigger.type().equals("SCHEDULED") && !FakeSchedule.isOne(trigger.schedule())) {
      throw FakeAccount.refused(ErrorKind.USER, "InvalidInputException: trigger " + trigger);
    }
  }

  @Override
  public void update(GlueTrigger trigger) {
    told("UpdateTrigger", true);
    synchronized (account) {
      check(trigger);
      GlueTrigger now = there(account.triggers, trigger.name());
      put(trigger, now.type(), now.started());
    }
  }

  @Override
  public void start(String trigger) {
    told("StartTrigger", true);
    synchronized (account) {
      GlueTrigger now = there(account.triggers, trigger);
      put(now, now.type(), true);
    }
  }

  private void put(GlueTrigger trigger, String type, boolean started) {
    account.triggers.put(
        trigger.name(),
        new GlueTrigger(
            trigger.name(),
            trigger.description(),
            type,
            trigger.schedule(),
            trigger.jobs(),
            started,
            trigger.rest()));
  }

  @Override
  public void deleteTrigger(String name) {
    told("DeleteTrigger", true);
    synchronized (account) {
      account.triggers.remove(name);
      account.jobTags.remove("trigger/" + name);
    }
  }
}
