package io.meshwright.cli.render;

import io.meshwright.api.SourceLines;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.problem.Place;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.problem.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Findings with everything that a format could stumble over. */
final class Findings {
  static final Place PLACE = new Place("policies/a b:ü.yaml", 3, 5);

  static final Problem ERROR =
      Problem.error(
              "unknown-key",
              "x & <y>",
              "the key 'ü\u0007\uffff]]>\"' is not known",
              "did you mean 'u'?")
          .at(PLACE);
  static final Problem SECOND =
      Problem.error("bad-value", "", "second", "").at(new Place("mesh.yaml", 2, 1));
  static final Problem WARNING =
      Problem.warning("bad-value", "sales", "is odd | `x`", "mend it")
          .at(new Place("mesh.yaml", 1, 1));
  static final Problem PLACELESS =
      Problem.error("no-such-page", "platform local", "is not there", "");
  static final Problem NOTE =
      new Problem(
          "unused-contract",
          Severity.INFO,
          Optional.of(new Place("noted.yaml", 1, 1)),
          "",
          "a note",
          "");

  static final SourceLines SOURCES =
      new SourceLines(
          Ordered.set(List.of("mesh.yaml", "clean.yaml", "noted.yaml", PLACE.file())),
          Ordered.map(Map.of(new Place(PLACE.file(), 3, 1), "  a: ü\u0007\uffff]]>")));

  private Findings() {}

  static FindingsReport report(Problem... problems) {
    return new FindingsReport("validate production", List.of(problems), SOURCES, "shop/");
  }

  static FindingsReport all() {
    return report(ERROR, WARNING, SECOND, NOTE, PLACELESS);
  }
}
