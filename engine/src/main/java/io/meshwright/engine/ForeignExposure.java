package io.meshwright.engine;

import io.meshwright.api.model.Mesh;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.ExposureChange;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.resource.Address;
import io.meshwright.engine.exposure.ExposureReport;
import io.meshwright.engine.exposure.Faithfulness;
import io.meshwright.engine.exposure.ForeignEffects;
import io.meshwright.spi.Translation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who may see or do what because of something that others made. */
final class ForeignExposure {
  private ForeignExposure() {}

  /** Per foreign object the sessions whose access it changes, on which table. */
  static SortedMap<Address, List<ExposureChange>> of(
      Mesh mesh,
      Translation translation,
      SortedMap<Address, SortedMap<Address, ForeignEffects.Difference>> access,
      Instant now) {
    Map<PrincipalId, PrincipalId> neutral = PlatformPlan.principals(translation);
    TreeMap<Address, TableAddress> tables = new TreeMap<>();
    translation.subjects().forEach((table, subject) -> tables.put(subject, table));
    TreeMap<Address, List<ExposureChange>> all = new TreeMap<>();
    access.forEach(
        (address, subjects) -> {
          List<ExposureChange> changes = new ArrayList<>();
          subjects.forEach(
              (subject, difference) -> {
                AccessRules without = Faithfulness.neutral(difference.without(), neutral);
                AccessRules with = Faithfulness.neutral(difference.with(), neutral);
                String table =
                    Optional.ofNullable(tables.get(subject))
                        .map(TableAddress::toString)
                        .orElseGet(subject::toString);
                TreeSet<PrincipalId> principals = new TreeSet<>(without.members());
                principals.addAll(with.members());
                changes.addAll(
                    new ExposureReport(
                            ExposureReport.sessions(
                                mesh.sessions().values().stream().map(s -> s.session()).toList(),
                                principals),
                            now)
                        .changes(table, without, with));
              });
          if (!changes.isEmpty()) {
            all.put(address, List.copyOf(changes));
          }
        });
    return all;
  }
}
