package io.meshwright.engine.spec;

import io.meshwright.api.policy.Expression;
import io.meshwright.api.problem.Place;
import io.meshwright.engine.source.Places;
import io.meshwright.kit.filter.FilterParser;
import io.meshwright.kit.filter.ParsedFilter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the readers of one workspace share.
 *
 * @param findings where problems go
 * @param places where positions go
 * @param forms what documents of the standards look like
 * @param types what physical types stand for
 * @param unknownKeys whose unknown keys are warnings
 */
record SpecContext(
    Findings findings,
    Places.Builder places,
    StandardForms forms,
    PhysicalTypes types,
    UnknownKeys unknownKeys) {
  private static final String API_VERSION = "meshwright/v1";

  /** The one document of a file. */
  Optional<MappingReader> only(YamlFile file, String what) {
    if (file.documents().isEmpty()) {
      return Optional.empty();
    }
    if (file.documents().size() > 1) {
      findings.error(
          "several-documents",
          file.documents().get(1).place(),
          what + " is one document, and this file has " + file.documents().size(),
          "put each into a file of its own");
    }
    return MappingReader.of(file.documents().getFirst(), what, findings);
  }

  /** Checks the head of a document of our own. */
  void head(MappingReader reader, String kind, boolean required) {
    if (required) {
      reader.required("apiVersion");
      reader.required("kind");
    }
    reader.choice("apiVersion", Map.of(API_VERSION, API_VERSION));
    reader.choice("kind", Map.of(kind, kind));
  }

  /** A filter; what is wrong with it is a problem at its own position. */
  Optional<Expression> filter(YamlFile file, YamlNode.Scalar text, String subject) {
    return filter(file, text, subject, operands -> {});
  }

  /** A filter, and where its operands stand. */
  Optional<Expression> filter(
      YamlFile file, YamlNode.Scalar text, String subject, Consumer<List<Place>> operands) {
    ParsedFilter parsed = FilterParser.parse(text.text());
    operands.accept(parsed.operands().stream().map(o -> file.points().placeOf(text, o)).toList());
    parsed
        .findings()
        .forEach(
            f -> {
              Place place = file.points().placeOf(text, f.offset());
              findings.error("bad-filter", place, subject, f.message(), "");
            });
    return parsed.expression();
  }
}
