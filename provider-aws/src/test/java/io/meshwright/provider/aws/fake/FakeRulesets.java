package io.meshwright.provider.aws.fake;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.provider.aws.client.GlueRuleset;
import io.meshwright.provider.aws.client.RulesetGateway;
import io.meshwright.spi.CallEvent;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Rulesets of Glue Data Quality; they are never evaluated. */
final class FakeRulesets implements RulesetGateway {
  private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,255}");
  private static final int LONGEST = 65_536;

  /** A list with something in it; quotes hold no quotes. */
  private static final Pattern TEXT =
      Pattern.compile(
          "\\s*Rules\\s*=\\s*\\[\\s*[A-Z(](?:[^\"#]|\"[^\"]*\")*\\]\\s*", Pattern.DOTALL);

  private final FakeAccount account;
  private final String platform;
  private final Consumer<CallEvent> meter;

  FakeRulesets(FakeAccount account, String platform, Consumer<CallEvent> meter) {
    this.account = account;
    this.platform = platform;
    this.meter = meter;
  }

  private void told(String call, boolean writes) {
    meter.accept(new CallEvent(platform, "glue." + call, writes));
  }

  @Override
  public List<GlueRuleset> rulesets() {
    told("ListDataQualityRulesets", false);
    synchronized (account) {
      return account.rulesets.values().stream()
          .map(r -> new GlueRuleset(r.name(), r.description(), r.database(), r.table(), ""))
          .toList();
    }
  }

  @Override
  public Optional<GlueRuleset> ruleset(String name) {
    told("GetDataQualityRuleset", false);
    synchronized (account) {
      return Optional.ofNullable(account.rulesets.get(name));
    }
  }

  @Override
  public void create(GlueRuleset ruleset, SortedMap<String, String> tags) {
    told("CreateDataQualityRuleset", true);
    synchronized (account) {
      check(ruleset);
      if (account.rulesets.containsKey(ruleset.name())) {
        throw FakeAccount.refused(
            ErrorKind.CONFLICT, "AlreadyExistsException: ruleset " + ruleset.name());
      }
      account.rulesets.put(ruleset.name(), ruleset);
      account.jobTags.put("ruleset/" + ruleset.name(), Ordered.map(tags));
    }
  }

  private static void check(GlueRuleset ruleset) {
    if (!NAME.matcher(ruleset.name()).matches()
        || ruleset.text().length() > LONGEST
        || !TEXT.matcher(ruleset.text()).matches()) {
      throw FakeAccount.refused(ErrorKind.USER, "InvalidInputException: ruleset " + ruleset);
    }
  }

  @Override
  public void update(GlueRuleset ruleset) {
    told("UpdateDataQualityRuleset", true);
    synchronized (account) {
      check(ruleset);
      GlueRuleset now = account.rulesets.get(ruleset.name());
      if (now == null) {
        throw FakeAccount.refused(
            ErrorKind.CONFLICT, "EntityNotFoundException: ruleset " + ruleset.name());
      }
      account.rulesets.put(
          ruleset.name(),
          new GlueRuleset(
              now.name(), ruleset.description(), now.database(), now.table(), ruleset.text()));
    }
  }

  @Override
  public void deleteRuleset(String name) {
    told("DeleteDataQualityRuleset", true);
    synchronized (account) {
      account.rulesets.remove(name);
      account.jobTags.remove("ruleset/" + name);
    }
  }
}
