package io.meshwright.provider.aws.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meshwright.provider.aws.moto.MotoInstallation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** AWS's own description of one of its services: operations, shapes, errors. */
final class ServiceModel {
  private final JsonNode model;
  private final Map<String, Pattern> patterns = new TreeMap<>();
  private final Set<String> unreadable = new TreeSet<>();

  private ServiceModel(JsonNode model) {
    this.model = model;
    for (JsonNode shape : model.path("shapes")) {
      if (shape.has("pattern")) {
        learn(shape.path("pattern").asText());
      }
    }
  }

  private void learn(String pattern) {
    try {
      patterns.put(pattern, Pattern.compile(pattern));
    } catch (PatternSyntaxException e) {
      unreadable.add(pattern);
    }
  }

  private static final class Once {
    static final Optional<ServiceModel> GLUE = read("glue");
    static final Optional<ServiceModel> LAKE_FORMATION = read("lakeformation");
    static final Optional<ServiceModel> RAM = read("ram");
    static final Optional<ServiceModel> REDSHIFT = read("redshift");
  }

  /** Glue; empty where botocore is not installed. */
  static Optional<ServiceModel> glue() {
    return Once.GLUE;
  }

  /** Lake Formation; empty where botocore is not installed. */
  static Optional<ServiceModel> lakeFormation() {
    return Once.LAKE_FORMATION;
  }

  /** RAM; empty where botocore is not installed. */
  static Optional<ServiceModel> ram() {
    return Once.RAM;
  }

  /** Redshift; empty where botocore is not installed. */
  static Optional<ServiceModel> redshift() {
    return Once.REDSHIFT;
  }

  private static Optional<ServiceModel> read(String service) {
    return MotoInstallation.serviceModels().map(folder -> read(folder, service));
  }

  private static ServiceModel read(Path folder, String service) {
    try (Stream<Path> versions = Files.list(folder.resolve(service))) {
      Path newest = versions.max(Comparator.naturalOrder()).orElseThrow();
      try (InputStream packed = Files.newInputStream(newest.resolve("service-2.json.gz"));
          InputStream text = new GZIPInputStream(packed)) {
        return new ServiceModel(new ObjectMapper().readTree(text));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean knows(String operation) {
    return model.path("operations").has(operation);
  }

  private JsonNode operation(String operation) {
    return model.path("operations").path(operation);
  }

  /** The shape of what it is asked. */
  String input(String operation) {
    return operation(operation).path("input").path("shape").asText();
  }

  /** The shape of its answer; empty where it answers nothing. */
  String output(String operation) {
    return operation(operation).path("output").path("shape").asText();
  }

  /** What is around its answer, where it answers in XML. */
  String wrapper(String operation) {
    return operation(operation).path("output").path("resultWrapper").asText();
  }

  /** A word of what is said of the whole service, such as its version. */
  String metadata(String name) {
    return model.path("metadata").path(name).asText();
  }

  /** The operation that is asked by a path; the path itself where there is none. */
  String operationAt(String path) {
    return model.path("operations").properties().stream()
        .map(Map.Entry::getKey)
        .filter(operation -> uri(operation).equals(path))
        .findFirst()
        .orElse(path);
  }

  /** How it is asked: a path. */
  String uri(String operation) {
    return operation(operation).path("http").path("requestUri").asText();
  }

  /** The errors that it says it answers with. */
  Set<String> errors(String operation) {
    Set<String> errors = new TreeSet<>();
    operation(operation).path("errors").forEach(e -> errors.add(e.path("shape").asText()));
    return errors;
  }

  /** The HTTP status of an error. */
  int status(String error) {
    JsonNode shape = shape(error);
    int otherwise = shape.path("fault").asBoolean() ? 500 : 400;
    return shape.path("error").path("httpStatusCode").asInt(otherwise);
  }

  JsonNode shape(String name) {
    return model.path("shapes").path(name);
  }

  Iterator<Map.Entry<String, JsonNode>> members(String structure) {
    return shape(structure).path("members").properties().iterator();
  }

  /** A pattern; empty where Java cannot read it. */
  Optional<Pattern> pattern(String text) {
    return Optional.ofNullable(patterns.get(text));
  }

  /** Patterns that Java cannot read; what has one is not checked against it. */
  Set<String> unreadablePatterns() {
    return unreadable;
  }

  /** How many different patterns are checked. */
  int patterns() {
    return patterns.size();
  }
}
