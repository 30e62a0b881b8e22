package io.meshwright.engine.export;

import io.meshwright.api.model.Governance;
import io.meshwright.api.model.RuleException;
import io.meshwright.api.model.RuleParameter;
import io.meshwright.api.model.RuleScope;
import io.meshwright.api.model.RuleSetting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rules under {@code governance} in mesh.yaml. */
final class GovernanceYaml {
  private GovernanceYaml() {}

  static Yaml.Keys of(Governance governance) {
    Map<String, List<Yaml>> rules = new LinkedHashMap<>();
    governance
        .rules()
        .forEach(r -> rules.computeIfAbsent(r.rule(), k -> new ArrayList<>()).add(setting(r)));
    Yaml.Builder byId = Yaml.Keys.builder();
    rules.forEach((id, settings) -> byId.put(id, new Yaml.Items(settings)));
    return Yaml.Keys.builder()
        .keys("rules", byId.build())
        .items(
            "exceptions", governance.exceptions().stream().map(GovernanceYaml::exception).toList())
        .build();
  }

  private static Yaml setting(RuleSetting setting) {
    Yaml.Builder with = Yaml.Keys.builder();
    setting.parameters().entries().forEach((key, value) -> with.put(key, parameter(value)));
    return Yaml.Keys.builder()
        .text(
            "severity",
            setting.severity().map(s -> s.name().toLowerCase(Locale.ROOT)).orElse("off"))
        .keys("scope", scope(setting.scope()))
        .keys("with", with.build())
        .build();
  }

  private static Yaml.Keys scope(RuleScope scope) {
    return Yaml.Keys.builder()
        .texts("domains", scope.domains())
        .texts("products", scope.products())
        .texts("classifications", scope.classifications())
        .build();
  }

  private static Yaml parameter(RuleParameter parameter) {
    return switch (parameter) {
      case RuleParameter.Text(String value) -> new Yaml.Text(value);
      case RuleParameter.Items(List<RuleParameter> values) ->
          new Yaml.Items(values.stream().map(GovernanceYaml::parameter).toList());
      case RuleParameter.Keys(var entries) -> {
        Yaml.Builder keys = Yaml.Keys.builder();
        entries.forEach((key, value) -> keys.put(key, parameter(value)));
        yield keys.build();
      }
    };
  }

  private static Yaml exception(RuleException exception) {
    return Yaml.Keys.builder()
        .text("rule", exception.rule())
        .text("on", exception.on())
        .text("reason", exception.reason())
        .text("until", Moment.text(exception.until()))
        .build();
  }
}
