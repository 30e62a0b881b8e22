package io.meshwright.engine.govern.rule;

import io.meshwright.api.govern.Breach;
import io.meshwright.api.govern.Element;
import io.meshwright.api.govern.GovernanceRule;
import io.meshwright.api.govern.RuleContext;
import io.meshwright.api.model.LifecycleStatus;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.SlaProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Deprecated ports say when they end, and are retired then. */
final class DeprecationEnd implements GovernanceRule {
  /** What ODCS calls it. */
  private static final Set<String> PROPERTIES = Set.of("endOfLife", "endOfSupport", "el", "es");

  private static final int DATE_LENGTH = 10;

  @Override
  public String id() {
    return "deprecation-end";
  }

  @Override
  public Set<String> parameters() {
    return Set.of();
  }

  @Override
  public List<Breach> check(RuleContext context) {
    List<Breach> breaches = new ArrayList<>();
    for (OutputPort port : Walk.ports(context)) {
      if (port.status() == LifecycleStatus.DEPRECATED) {
        breach(port, context.now()).ifPresent(breaches::add);
      }
    }
    return breaches;
  }

  private static Optional<Breach> breach(OutputPort port, Instant now) {
    Element element = new Element.OfPort(port.address());
    Optional<SlaProperty> written =
        port.contract().sla().stream().filter(s -> PROPERTIES.contains(s.property())).findFirst();
    if (written.isEmpty()) {
      return Optional.of(
          new Breach(
              element,
              "status",
              "it is deprecated and does not say when it ends",
              "add {property: endOfLife, value: 2027-06-30} to 'slaProperties' of its contract"));
    }
    String part = "sla " + written.get().property();
    Optional<LocalDate> end = date(written.get().value());
    if (end.isEmpty()) {
      return Optional.of(
          new Breach(
              element,
              part,
              "its end '" + written.get().value() + "' is no date",
              "write it as 2027-06-30"));
    }
    return now.isBefore(end.get().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
        ? Optional.empty()
        : Optional.of(
            new Breach(
                element,
                part,
                "its end was announced for " + end.get() + ", and it is still published",
                "set the status of its contract to retired, or announce a later end"));
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(
          LocalDate.parse(text.length() > DATE_LENGTH ? text.substring(0, DATE_LENGTH) : text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
