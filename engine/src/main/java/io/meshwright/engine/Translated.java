package io.meshwright.engine;

import io.meshwright.api.model.AcceptedLoss;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.CapabilityFact;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.spi.Capabilities;
import io.meshwright.spi.PlatformSlice;
import io.meshwright.spi.PortLocator;
import io.meshwright.spi.Translation;
import io.meshwright.spi.Translator;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a slice becomes on its platform. Where an accepted loss keeps a table open, every grant on
 * it ends with the acceptance: so it lapses by itself where the platform evaluates ends, and is
 * drift elsewhere.
 *
 * @param slice what was translated, with those ends
 * @param translation what it becomes; verdicts name the platform and the fact behind each limit
 */
record Translated(PlatformSlice slice, Translation translation) {
  static Translated of(
      Translator translator,
      Capabilities capabilities,
      PlatformSlice slice,
      SortedMap<PortAddress, PortLocator> located) {
    Translation first = translator.translate(slice, located);
    Map<String, Instant> ends = ends(first.verdicts());
    if (ends.isEmpty()) {
      return new Translated(slice, ledger(first, slice.platform().name(), capabilities));
    }
    PlatformSlice ended =
        slice.mapTables(
            t ->
                Optional.ofNullable(ends.get(t.table().toString()))
                    .or(() -> Optional.ofNullable(ends.get(t.table().port().toString())))
                    .map(t::endedBy)
                    .orElse(t));
    return new Translated(
        ended, ledger(translator.translate(ended, located), slice.platform().name(), capabilities));
  }

  /** Per port or table that an acceptance keeps open the first end of one. */
  private static Map<String, Instant> ends(List<PolicyVerdict> verdicts) {
    Map<String, Instant> ends = new HashMap<>();
    for (PolicyVerdict verdict : verdicts) {
      if (verdict.isOpenByAcceptance()) {
        verdict
            .accepted()
            .map(AcceptedLoss::until)
            .ifPresent(u -> ends.merge(verdict.subject(), u, (a, b) -> a.isBefore(b) ? a : b));
      }
    }
    return ends;
  }

  private static Translation ledger(
      Translation translation, PlatformName platform, Capabilities capabilities) {
    return new Translation(
        translation.resources(),
        translation.subjects(),
        translation.identities(),
        translation.logins(),
        translation.verdicts().stream()
            .map(
                v ->
                    v.on(
                        platform,
                        v.limit()
                            .flatMap(l -> Optional.ofNullable(capabilities.limits().get(l)))
                            .map(l -> new CapabilityFact(l.value(), l.source(), l.date()))))
            .toList(),
        translation.problems());
  }

  /** The policies of the slice's tables. */
  SortedMap<TableAddress, TablePolicies> tables() {
    TreeMap<TableAddress, TablePolicies> tables = new TreeMap<>();
    slice.products().stream()
        .flatMap(p -> p.ports().stream())
        .flatMap(p -> p.tables().stream())
        .forEach(t -> tables.put(t.table(), t));
    return tables;
  }

  /** The most that each table may give: where a loss is accepted, more than its policies say. */
  SortedMap<TableAddress, TablePolicies> bounds() {
    Map<String, Set<PolicyId>> losing = new HashMap<>();
    translation.verdicts().stream()
        .filter(PolicyVerdict::isOpenByAcceptance)
        .forEach(
            v ->
                v.policy()
                    .ifPresent(
                        p -> losing.computeIfAbsent(v.subject(), k -> new HashSet<>()).add(p)));
    SortedMap<TableAddress, TablePolicies> bounds = tables();
    bounds.replaceAll(
        (table, policies) ->
            losing.containsKey(table.toString())
                ? policies.loosened(losing.getOrDefault(table.toString(), Set.of()))
                : policies);
    return bounds;
  }
}
