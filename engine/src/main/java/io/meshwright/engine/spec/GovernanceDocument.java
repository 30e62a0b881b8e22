package io.meshwright.engine.spec;

import io.meshwright.api.model.Governance;
import io.meshwright.api.model.RuleException;
import io.meshwright.api.model.RuleParameter;
import io.meshwright.api.model.RuleParameters;
import io.meshwright.api.model.RuleScope;
import io.meshwright.api.model.RuleSetting;
import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.problem.Place;
import io.meshwright.api.problem.Severity;
import io.meshwright.kit.text.Suggestions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The rules under {@code governance} in mesh.yaml.
 *
 * @param settings the rules, each with the environments that it holds in
 * @param exceptions what may break a rule
 */
record GovernanceDocument(List<Setting> settings, List<RuleException> exceptions) {
  private static final Map<String, Optional<Severity>> SEVERITIES = severities();

  /** Copies the lists. */
  GovernanceDocument {
    settings = List.copyOf(settings);
    exceptions = List.copyOf(exceptions);
  }

  /**
   * A rule.
   *
   * @param rule what is set
   * @param environments the only ones that it holds in; empty for everywhere
   * @param places where its parts are written, by key without the number of the rule
   */
  record Setting(RuleSetting rule, List<YamlNode.Scalar> environments, Map<String, Place> places) {}

  private static Map<String, Optional<Severity>> severities() {
    Map<String, Optional<Severity>> words = new LinkedHashMap<>();
    words.put("error", Optional.of(Severity.ERROR));
    words.put("warning", Optional.of(Severity.WARNING));
    words.put("info", Optional.of(Severity.INFO));
    words.put("off", Optional.empty());
    return Ordered.inserted(words);
  }

  static GovernanceDocument read(MappingReader mesh, SpecContext context) {
    return mesh.mapping("governance")
        .map(reader -> new Reading(context).governance(reader))
        .orElse(new GovernanceDocument(List.of(), List.of()));
  }

  /** The rules that hold in an environment, or without one. */
  Governance in(Optional<String> environment, List<String> known, SpecContext context) {
    List<RuleSetting> rules = new ArrayList<>();
    for (Setting setting : settings) {
      setting.environments().stream()
          .filter(e -> !known.contains(e.text()))
          .forEach(e -> unknown(e, known, context.findings()));
      boolean holds =
          setting.environments().isEmpty()
              || setting.environments().stream()
                  .anyMatch(e -> environment.equals(Optional.of(e.text())));
      if (holds) {
        setting
            .places()
            .forEach((key, place) -> context.places().add(key.formatted(rules.size()), place));
        rules.add(setting.rule());
      }
    }
    return new Governance(rules, exceptions);
  }

  private static void unknown(YamlNode.Scalar name, List<String> known, Findings findings) {
    String meant = Suggestions.didYouMean(name.text(), known);
    findings.error(
        "unknown-environment",
        name.place(),
        "there is no environment '" + name.text() + "'",
        meant.isEmpty() ? "name one that has a file in environments/" : meant);
  }

  /** Reads them. */
  private record Reading(SpecContext context) {
    GovernanceDocument governance(MappingReader reader) {
      List<Setting> settings = new ArrayList<>();
      reader
          .mapping("rules")
          .ifPresent(rules -> rules.keys().forEach(key -> settings.addAll(settings(rules, key))));
      List<RuleException> exceptions = new ArrayList<>();
      for (MappingReader exception : reader.mappings("exceptions")) {
        exception(exception)
            .ifPresent(
                e -> {
                  String place = "exception:" + exceptions.size();
                  context.places().add(place, exception.place());
                  exceptions.add(e);
                });
      }
      reader.done();
      return new GovernanceDocument(settings, exceptions);
    }

    /** A severity alone, keys, or a list of keys for a rule that holds in several ways. */
    private List<Setting> settings(MappingReader rules, YamlNode.Scalar key) {
      rules.refuseBlank(key.text());
      Optional<YamlNode> node = rules.node(key.text());
      if (node.filter(YamlNode.Scalar.class::isInstance).isPresent()) {
        return rules.choice(key.text(), SEVERITIES).stream()
            .map(severity -> setting(key, severity))
            .toList();
      }
      if (node.filter(YamlNode.Sequence.class::isInstance).isPresent()) {
        return rules.mappings(key.text()).stream().map(m -> setting(key, m)).toList();
      }
      return rules.mapping(key.text()).stream().map(m -> setting(key, m)).toList();
    }

    private static Setting setting(YamlNode.Scalar key, Optional<Severity> severity) {
      return new Setting(
          new RuleSetting(key.text(), severity, RuleScope.EVERYTHING, RuleParameters.NONE),
          List.of(),
          Map.of("rule:%s", key.place()));
    }

    private Setting setting(YamlNode.Scalar key, MappingReader reader) {
      Map<String, Place> places = new LinkedHashMap<>();
      places.put("rule:%s", key.place());
      reader.refuseBlank("severity", "scope", "with");
      Optional<Severity> severity =
          reader.has("severity")
              ? reader.choice("severity", SEVERITIES).orElse(Optional.of(Severity.ERROR))
              : Optional.of(Severity.ERROR);
      List<YamlNode.Scalar> environments = new ArrayList<>();
      RuleScope scope =
          reader
              .mapping("scope")
              .map(s -> scope(s, environments, places))
              .orElse(RuleScope.EVERYTHING);
      RuleParameters parameters =
          reader.mapping("with").map(w -> parameters(w, places)).orElse(RuleParameters.NONE);
      reader.done();
      return new Setting(
          new RuleSetting(key.text(), severity, scope, parameters), environments, places);
    }

    private static RuleScope scope(
        MappingReader reader, List<YamlNode.Scalar> environments, Map<String, Place> places) {
      environments.addAll(reader.scalars("environments", true));
      RuleScope scope =
          new RuleScope(
              Ordered.set(names(reader, "domains", DomainName::new, places)),
              Ordered.set(names(reader, "products", ProductAddress::parse, places)),
              Ordered.set(names(reader, "classifications", c -> c, places)));
      reader.refuseBlank("domains", "products", "classifications", "environments");
      reader.done();
      return scope;
    }

    private static <T> List<T> names(
        MappingReader reader,
        String key,
        Function<String, T> conversion,
        Map<String, Place> places) {
      List<T> names = new ArrayList<>();
      for (YamlNode.Scalar name : reader.scalars(key, true)) {
        reader.convert(name, conversion).ifPresent(names::add);
        places.put("rule-scope:%s " + percent(name.text()), name.place());
      }
      return names;
    }

    private static String percent(String text) {
      return text.replace("%", "%%");
    }

    private RuleParameters parameters(MappingReader reader, Map<String, Place> places) {
      TreeMap<String, RuleParameter> entries = new TreeMap<>();
      for (YamlNode.Scalar key : reader.keys()) {
        places.put("rule-with:%s " + percent(key.text()), key.place());
        reader.refuseBlank(key.text());
        reader.node(key.text()).flatMap(this::parameter).ifPresent(p -> entries.put(key.text(), p));
      }
      return new RuleParameters(Ordered.map(entries));
    }

    private Optional<RuleParameter> parameter(YamlNode node) {
      return switch (node) {
        case YamlNode.Scalar scalar when scalar.isNull() -> {
          context
              .findings()
              .error(
                  "missing-value",
                  scalar.place(),
                  "here is no value",
                  "write one, or leave it out");
          yield Optional.empty();
        }
        case YamlNode.Scalar scalar -> Optional.of(new RuleParameter.Text(scalar.text()));
        case YamlNode.Sequence sequence ->
            Optional.of(
                new RuleParameter.Items(
                    sequence.items().stream()
                        .map(this::parameter)
                        .flatMap(Optional::stream)
                        .toList()));
        case YamlNode.Mapping mapping -> {
          TreeMap<String, RuleParameter> entries = new TreeMap<>();
          for (YamlNode.Entry entry : mapping.entries()) {
            parameter(entry.value()).ifPresent(p -> entries.put(entry.key().text(), p));
          }
          yield Optional.of(new RuleParameter.Keys(Ordered.map(entries)));
        }
      };
    }

    private static Optional<RuleException> exception(MappingReader reader) {
      Optional<YamlNode.Scalar> rule = reader.required("rule");
      Optional<YamlNode.Scalar> on = reader.required("on");
      Optional<YamlNode.Scalar> reason = reader.required("reason");
      Optional<Instant> until =
          reader.required("until").flatMap(u -> reader.convert(u, Moments::endOf));
      reader.done();
      if (rule.isEmpty() || on.isEmpty() || reason.isEmpty() || until.isEmpty()) {
        return Optional.empty();
      }
      return reader.convert(
          reason.get(),
          text -> new RuleException(rule.get().text(), on.get().text(), text, until.get()));
    }
  }
}
