package io.meshwright.engine.spec;

import io.meshwright.api.model.LifecycleStatus;
import io.meshwright.api.model.Pipeline;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.model.ViewDefinition;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.problem.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * product.yaml: what the standards have no place for.
 *
 * @param producer the identity of its pipelines
 * @param producerPlace where that is written
 * @param platform placement of the product
 * @param ports settings by port
 * @param inputs sources by input port
 * @param samples sample files by table
 * @param pipelines how its data is made
 * @param pipelinePlaces where inputs and outputs of pipelines are written, by {@code PIPELINE PORT}
 */
record ProductDocument(
    Optional<PrincipalId> producer,
    Optional<Place> producerPlace,
    Optional<YamlNode.Scalar> platform,
    List<PortSettings> ports,
    List<InputSettings> inputs,
    Map<YamlNode.Scalar, YamlNode.Scalar> samples,
    List<Pipeline> pipelines,
    Map<String, Place> pipelinePlaces) {
  /** A product that says nothing beyond the standards. */
  static final ProductDocument NONE =
      new ProductDocument(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          Map.of(),
          List.of(),
          Map.of());

  /** Copies the collections. */
  ProductDocument {
    ports = List.copyOf(ports);
    inputs = List.copyOf(inputs);
    samples = Ordered.inserted(samples);
    pipelines = List.copyOf(pipelines);
    pipelinePlaces = Map.copyOf(pipelinePlaces);
  }

  /**
   * What is said about a port.
   *
   * @param key its name, with or without a major version
   * @param kind how it is consumed
   * @param platform where it is placed
   * @param status where it stands, where that is not what contract and product say
   * @param contractVersion which version of the contract it publishes, where several might be meant
   * @param publish published names by table
   * @param view how it is made
   * @param place where the view is written
   * @param statusPlace where the status is written; the port where it is not
   * @param operands where the operands of the view's filter are written
   * @param viewParts where {@code from}, {@code published COLUMN} and {@code source COLUMN} are
   */
  record PortSettings(
      YamlNode.Scalar key,
      PortKind kind,
      Optional<YamlNode.Scalar> platform,
      Optional<LifecycleStatus> status,
      Optional<YamlNode.Scalar> contractVersion,
      Map<YamlNode.Scalar, YamlNode.Scalar> publish,
      Optional<ViewDefinition> view,
      Place place,
      Place statusPlace,
      List<Place> operands,
      Map<String, Place> viewParts) {
    /** Copies the places. */
    PortSettings {
      operands = List.copyOf(operands);
      viewParts = Ordered.inserted(viewParts);
    }

    /** Whether it is about that version of a port. */
    boolean isFor(String name, String written, int major) {
      String[] parts = key.text().split("@", 2);
      boolean version = parts.length == 1 || parts[1].equals(Integer.toString(major));
      return version && (parts[0].equals(name) || parts[0].equals(written));
    }

    /** Whether it is about one version only. */
    boolean isForOneVersion() {
      return key.text().contains("@");
    }
  }

  /**
   * What is said about an input port.
   *
   * @param key its name, with or without a major version
   * @param source where it reads from; empty where that is left to its contract
   * @param outside whether it reads from outside of the mesh, whatever its contract
   * @param platform where the consumer side is wanted
   * @param place where the source is written
   */
  record InputSettings(
      YamlNode.Scalar key,
      Optional<PortAddress> source,
      boolean outside,
      Optional<PlatformName> platform,
      Place place) {}

  static ProductDocument read(YamlFile file, SpecContext context) {
    return context
        .only(file, "a product")
        .map(reader -> new Reading(file, context).product(reader))
        .orElse(NONE);
  }

  /** Reads one file. */
  private record Reading(YamlFile file, SpecContext context) {
    ProductDocument product(MappingReader reader) {
      context.head(reader, "Product", true);
      Optional<YamlNode.Scalar> producer = reader.scalar("producer");
      Map<YamlNode.Scalar, YamlNode.Scalar> samples = reader.pairs("samples");
      Map<String, Place> places = new TreeMap<>();
      ProductDocument product =
          new ProductDocument(
              producer.flatMap(p -> reader.convert(p, PrincipalId::parse)),
              producer.map(YamlNode.Scalar::place),
              reader.scalar("platform"),
              ports(reader),
              inputs(reader),
              samples,
              pipelines(reader, places),
              places);
      reader.done();
      return product;
    }

    private List<PortSettings> ports(MappingReader reader) {
      List<PortSettings> ports = new ArrayList<>();
      reader
          .mapping("ports")
          .ifPresent(
              m ->
                  m.keys()
                      .forEach(
                          k -> m.mapping(k.text()).ifPresent(port -> ports.add(port(k, port)))));
      return ports;
    }

    private PortSettings port(YamlNode.Scalar key, MappingReader reader) {
      Map<String, PortKind> kinds = new LinkedHashMap<>();
      for (PortKind kind : PortKind.values()) {
        kinds.put(kind.word(), kind);
      }
      Optional<PortKind> written = reader.choice("kind", kinds);
      Optional<MappingReader> view = reader.mapping("view");
      PortKind kind = written.orElse(view.isPresent() ? PortKind.VIEW : PortKind.TABLE);
      if (view.isEmpty() && kind == PortKind.VIEW) {
        reader.missing("view", key.text(), "'view' is missing", "add it");
      }
      if (view.isPresent() && kind != PortKind.VIEW) {
        context
            .findings()
            .error(
                "wrong-value",
                reader.place("view"),
                key.text(),
                "a " + kind.word() + " has no view definition",
                "write 'kind: view', or leave 'view' out");
      }
      List<Place> operands = new ArrayList<>();
      Map<String, Place> viewParts = new TreeMap<>();
      PortSettings settings =
          new PortSettings(
              key,
              kind,
              reader.scalar("platform"),
              reader.choice("status", StandardDocuments.statuses()),
              reader.scalar("contractVersion"),
              reader.pairs("publish"),
              view.flatMap(v -> view(v, operands, viewParts)),
              view.map(MappingReader::place).orElse(key.place()),
              reader.place("status"),
              operands,
              viewParts);
      reader.done();
      return settings;
    }

    private Optional<ViewDefinition> view(
        MappingReader reader, List<Place> operands, Map<String, Place> places) {
      Map<YamlNode.Scalar, YamlNode.Scalar> texts = reader.pairs("native");
      if (!texts.isEmpty()) {
        TreeMap<String, String> byProvider = new TreeMap<>();
        texts.forEach((provider, text) -> byProvider.put(provider.text(), text.text()));
        reader.done();
        return Optional.of(new ViewDefinition.Native(Ordered.map(byProvider)));
      }
      Optional<TableAddress> from =
          reader.required("from").flatMap(f -> reader.convert(f, Addresses::table));
      Map<String, String> columns = new LinkedHashMap<>();
      reader
          .pairs("columns")
          .forEach(
              (published, source) -> {
                columns.put(published.text(), source.text());
                places.putIfAbsent("published " + published.text(), published.place());
                places.putIfAbsent("source " + source.text(), source.place());
              });
      places.put("from", reader.placeOfValue("from"));
      if (columns.isEmpty()) {
        reader.missing(
            "columns", "", "a view without columns", "write 'columns: {published: source}'");
      }
      Optional<YamlNode.Scalar> where = reader.scalar("where");
      Optional<Expression> filter =
          where.flatMap(
              w ->
                  context.filter(file, w, from.map(Object::toString).orElse(""), operands::addAll));
      reader.done();
      boolean complete = !columns.isEmpty() && where.isPresent() == filter.isPresent();
      return from.filter(f -> complete).map(f -> new ViewDefinition.Select(f, columns, filter));
    }

    private List<InputSettings> inputs(MappingReader reader) {
      List<InputSettings> inputs = new ArrayList<>();
      reader
          .mapping("inputs")
          .ifPresent(m -> m.keys().forEach(key -> input(m, key).ifPresent(inputs::add)));
      return inputs;
    }

    /** The port that it reads, or a mapping of that and the platform of the consumer side. */
    private static Optional<InputSettings> input(MappingReader reader, YamlNode.Scalar key) {
      if (reader.node(key.text()).filter(YamlNode.Mapping.class::isInstance).isEmpty()) {
        return reader
            .required(key.text())
            .flatMap(source -> reader.convert(source, Addresses::port))
            .map(
                source ->
                    new InputSettings(
                        key,
                        Optional.of(source),
                        false,
                        Optional.empty(),
                        reader.placeOfValue(key.text())));
      }
      return reader
          .mapping(key.text())
          .map(
              m -> {
                InputSettings input =
                    new InputSettings(
                        key,
                        m.converted("from", Addresses::port),
                        m.flag("outside", false),
                        m.converted("platform", PlatformName::new),
                        m.placeOfValue("from"));
                m.done();
                return input;
              });
    }

    private List<Pipeline> pipelines(MappingReader reader, Map<String, Place> places) {
      Map<String, Pipeline.Kind> kinds = new LinkedHashMap<>();
      for (Pipeline.Kind kind : Pipeline.Kind.values()) {
        kinds.put(kind.name().toLowerCase(Locale.ROOT), kind);
      }
      List<Pipeline> pipelines = new ArrayList<>();
      Optional<MappingReader> mapping = reader.mapping("pipelines");
      if (mapping.isEmpty()) {
        return pipelines;
      }
      for (YamlNode.Scalar key : mapping.get().keys()) {
        mapping
            .get()
            .mapping(key.text())
            .ifPresent(
                p -> {
                  p.required("kind");
                  Pipeline.Kind kind = p.choice("kind", kinds).orElse(Pipeline.Kind.JOB);
                  String artefact = p.required("artefact").map(YamlNode.Scalar::text).orElse("");
                  pipelines.add(
                      new Pipeline(
                          key.text(),
                          kind,
                          artefact,
                          p.text("schedule"),
                          ports(p, "inputs", key, places),
                          ports(p, "outputs", key, places)));
                  p.done();
                });
      }
      return pipelines;
    }

    private static List<String> ports(
        MappingReader pipeline, String key, YamlNode.Scalar name, Map<String, Place> places) {
      List<YamlNode.Scalar> ports = pipeline.scalars(key, false);
      ports.forEach(port -> places.put(name.text() + " " + port.text(), port.place()));
      return ports.stream().map(YamlNode.Scalar::text).toList();
    }
  }
}
