package io.meshwright.engine.govern.rule;

import io.meshwright.api.govern.Breach;
import io.meshwright.api.govern.Element;
import io.meshwright.api.govern.GovernanceRule;
import io.meshwright.api.govern.RuleContext;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.SlaProperty;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Contracts say how long data is kept, and it is not kept longer than allowed. */
final class RetentionRequired implements GovernanceRule {
  private static final String PROPERTY = "retention";

  /** Days by unit, without a plural; ODCS leaves the spelling open. */
  private static final Map<String, Integer> DAYS =
      Map.of(
          "d", 1, "day", 1, "w", 7, "week", 7, "mo", 30, "month", 30, "y", 365, "yr", 365, "year",
          365);

  @Override
  public String id() {
    return "retention-required";
  }

  @Override
  public Set<String> parameters() {
    return Set.of("atMostDays");
  }

  @Override
  public List<Breach> check(RuleContext context) {
    OptionalInt most = context.parameters().number("atMostDays");
    List<Breach> breaches = new ArrayList<>();
    for (OutputPort port : Walk.ports(context)) {
      Element element = new Element.OfPort(port.address());
      List<SlaProperty> retentions =
          port.contract().sla().stream()
              .filter(s -> s.property().equals(PROPERTY) && !s.value().isBlank())
              .toList();
      if (retentions.isEmpty()) {
        breaches.add(
            new Breach(
                element,
                "sla",
                "its contract does not say how long data is kept",
                "add {property: retention, value: 2, unit: y} to 'slaProperties'"));
      }
      if (most.isPresent()) {
        for (SlaProperty retention : retentions) {
          tooLong(element, retention, most.getAsInt()).ifPresent(breaches::add);
        }
      }
    }
    return breaches;
  }

  private static Optional<Breach> tooLong(Element element, SlaProperty retention, int most) {
    Optional<BigDecimal> days = days(retention);
    String written = (retention.value() + " " + retention.unit()).strip();
    if (days.isEmpty()) {
      return Optional.of(
          new Breach(
              element,
              "sla " + PROPERTY,
              "nobody can tell how long '" + written + "' is",
              "write a number, and d, w, month or y as its unit"));
    }
    return days.get().compareTo(BigDecimal.valueOf(most)) <= 0
        ? Optional.empty()
        : Optional.of(
            new Breach(
                element,
                "sla " + PROPERTY,
                "data is kept for "
                    + written
                    + ", which is "
                    + days.get().stripTrailingZeros().toPlainString()
                    + " days and more than "
                    + most,
                "shorten it"));
  }

  private static Optional<BigDecimal> days(SlaProperty retention) {
    String unit = retention.unit().toLowerCase(Locale.ROOT);
    String single =
        unit.length() > 2 && unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit;
    Integer days = DAYS.get(single);
    return days != null && retention.value().matches("\\d{1,9}(\\.\\d{1,9})?")
        ? Optional.of(new BigDecimal(retention.value()).multiply(BigDecimal.valueOf(days)))
        : Optional.empty();
  }
}
