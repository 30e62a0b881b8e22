package io.meshwright.provider.aws.client;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Digest;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Seen;
import io.meshwright.api.resource.Value;
import io.meshwright.provider.aws.resource.AwsJob;
import io.meshwright.provider.aws.resource.AwsRuleset;
import io.meshwright.provider.aws.resource.AwsTrigger;
import io.meshwright.provider.aws.resource.Dqdl;
import io.meshwright.provider.aws.resource.JobArguments;
import io.meshwright.provider.aws.resource.JobResource;
import io.meshwright.spi.ReadScope;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Jobs, triggers and rulesets, as facts in canonical form. */
final class JobLive {
  private final String platform;
  private final TreeMap<Address, Seen.Present> facts = new TreeMap<>();

  private JobLive(String platform) {
    this.platform = platform;
  }

  /** What lies at some addresses, and what is of the mesh. */
  static JobLive of(String platform, Account account, ReadScope scope) {
    JobLive live = new JobLive(platform);
    Set<String> jobs = names(scope.wanted(), AwsJob.KIND);
    Set<String> triggers = names(scope.wanted(), AwsTrigger.KIND);
    account.jobs().jobs().stream()
        .filter(j -> jobs.contains(j.name()) || isOf(scope, j.description()))
        .forEach(live::job);
    account.jobs().triggers().stream()
        .filter(t -> triggers.contains(t.name()) || isOf(scope, t.description()))
        .forEach(live::trigger);
    Set<String> rulesets = names(scope.wanted(), AwsRuleset.KIND);
    RulesetGateway gateway = account.jobs().rulesets();
    gateway.rulesets().stream()
        .filter(r -> rulesets.contains(r.name()) || isOf(scope, r.description()))
        .flatMap(r -> gateway.ruleset(r.name()).stream())
        .forEach(live::ruleset);
    return live;
  }

  /** What lies at some addresses, each asked for by its name. */
  static JobLive of(String platform, Account account, Collection<Address> addresses) {
    JobLive live = new JobLive(platform);
    account.jobs().jobs(names(addresses, AwsJob.KIND)).forEach(live::job);
    account.jobs().triggers(names(addresses, AwsTrigger.KIND)).forEach(live::trigger);
    names(addresses, AwsRuleset.KIND)
        .forEach(name -> account.jobs().rulesets().ruleset(name).ifPresent(live::ruleset));
    return live;
  }

  private static Set<String> names(Collection<Address> addresses, String kind) {
    return addresses.stream()
        .filter(a -> a.kind().equals(kind))
        .map(a -> a.path().getFirst())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isOf(ReadScope scope, String description) {
    return JobMarker.of(description)
        .filter(m -> m.mesh().mesh().equals(scope.mesh().mesh()))
        .isPresent();
  }

  private void job(GlueJob job) {
    TreeMap<String, String> known = new TreeMap<>();
    TreeMap<String, String> others = new TreeMap<>(job.rest());
    job.arguments()
        .forEach((key, value) -> (JobArguments.isKnown(key) ? known : others).put(key, value));
    add(
        new AwsJob(
            job.name(),
            job.command(),
            job.script(),
            job.role(),
            job.version(),
            known,
            digest(others)),
        job.description());
  }

  private void trigger(GlueTrigger trigger) {
    add(
        new AwsTrigger(
            trigger.name(),
            trigger.type(),
            trigger.schedule(),
            trigger.jobs(),
            trigger.started(),
            digest(trigger.rest())),
        trigger.description());
  }

  private void ruleset(GlueRuleset ruleset) {
    Optional<List<String>> rules = Dqdl.rules(ruleset.text());
    add(
        new AwsRuleset(
            ruleset.name(),
            ruleset.table().isEmpty() ? "" : ruleset.database() + "." + ruleset.table(),
            rules.orElseGet(List::of),
            rules.isPresent() ? Optional.empty() : Optional.of(Digest.of(ruleset.text()))),
        ruleset.description());
  }

  private static Optional<Digest> digest(SortedMap<String, String> others) {
    return others.isEmpty() ? Optional.empty() : Optional.of(Digest.of(others.toString()));
  }

  private void add(JobResource resource, String description) {
    facts.put(
        resource.address(platform),
        new Seen.Present(
            resource.toResource(platform),
            JobMarker.of(description).<Owner>map(Owner.Marked::new).orElseGet(Owner.Foreign::new),
            Ordered.map(Map.<String, Value>of())));
  }

  /** The facts, in order of address. */
  SortedMap<Address, Seen.Present> facts() {
    return Ordered.map(facts);
  }
}
