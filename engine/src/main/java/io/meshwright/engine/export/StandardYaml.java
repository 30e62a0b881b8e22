package io.meshwright.engine.export;

import io.meshwright.api.model.Team;
import java.util.List;

/** What documents of the two Bitol standards have in common. */
final class StandardYaml {
  private StandardYaml() {}

  /** Nothing where the description is empty. */
  static Yaml.Keys description(String text) {
    return Yaml.Keys.builder().said("purpose", text).build();
  }

  /** Nothing where nobody is named. */
  static Yaml.Keys team(Team team) {
    List<Yaml.Keys> members =
        team.members().stream()
            .map(
                m ->
                    Yaml.Keys.builder()
                        .text("username", m.username())
                        .said("role", m.role())
                        .build())
            .toList();
    return Yaml.Keys.builder().said("name", team.name()).items("members", members).build();
  }
}
