package io.meshwright.engine.spec;

import io.meshwright.api.model.Contract;
import io.meshwright.api.model.LifecycleStatus;
import io.meshwright.api.model.QualityRule;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.problem.Place;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.engine.source.StandardFields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A data contract of the Open Data Contract Standard 3.1.0 or 3.0.x.
 *
 * @param file relative to the workspace
 * @param contract what it says; empty where it has no tables that can be read
 * @param id its id
 * @param version its version
 * @param domain the domain that it names
 * @param product the data product that it names
 * @param name its name
 * @param servers names of its servers
 * @param node all that it says
 * @param places positions of tables, columns and classifications, by key without the port
 * @param parts positions of parts of the contract itself, by word
 */
record OdcsDocument(
    String file,
    Optional<Contract> contract,
    YamlNode.Scalar id,
    YamlNode.Scalar version,
    Optional<YamlNode.Scalar> domain,
    Optional<YamlNode.Scalar> product,
    Optional<YamlNode.Scalar> name,
    List<YamlNode.Scalar> servers,
    YamlNode.Mapping node,
    TreeMap<String, Place> places,
    Map<String, Place> parts) {

  /** Where it starts. */
  Place place() {
    return node.place();
  }

  /** Whether it describes no schema objects at all: its SLA or roles may be all that it is for. */
  boolean isEmpty() {
    return places.isEmpty();
  }

  /**
   * Reads a contract.
   *
   * @param product the product that it lies beside; empty for one beside mesh.yaml
   */
  static Optional<OdcsDocument> read(
      YamlFile file, Optional<ProductAddress> product, SpecContext context) {
    Optional<MappingReader> document = context.only(file, "a contract");
    if (document.isEmpty()) {
      return Optional.empty();
    }
    MappingReader written = document.get().withoutForm(document.get().mapping());
    boolean readable = StandardDocuments.isReadable(written, StandardDocuments.CONTRACT, context);
    MappingReader reader =
        readable
            ? written.withoutForm(
                context.forms().contract(written.mapping(), written.text("apiVersion"), context))
            : written;
    return new Reading(file, product, context, reader).document();
  }

  /** Reads one contract. */
  private record Reading(
      YamlFile file, Optional<ProductAddress> product, SpecContext context, MappingReader reader) {
    Optional<OdcsDocument> document() {
      Optional<YamlNode.Scalar> id = reader.required("id");
      Optional<YamlNode.Scalar> version = reader.required("version");
      LifecycleStatus status = StandardDocuments.status(reader, context);
      TreeMap<String, Place> places = new TreeMap<>();
      List<QualityRule> quality = new ArrayList<>();
      List<TableSchema> tables = tables(places, quality);
      List<YamlNode.Scalar> servers = servers();
      if (id.isEmpty() || version.isEmpty()) {
        return Optional.empty();
      }
      if (Addresses.major(version.get().text()).isEmpty()) {
        context
            .findings()
            .error(
                "bad-version",
                version.get().place(),
                "'" + version.get().text() + "' does not begin with a major version",
                "write a version such as 1.0.0");
      }
      return Optional.of(
          new OdcsDocument(
              file.name(),
              contract(id.get(), version.get(), status, tables, quality),
              id.get(),
              version.get(),
              reader.scalar("domain"),
              reader.scalar("dataProduct"),
              reader.scalar("name"),
              servers,
              reader.mapping(),
              places,
              parts(id.get(), version.get())));
    }

    private Map<String, Place> parts(YamlNode.Scalar id, YamlNode.Scalar version) {
      Map<String, Place> parts = new TreeMap<>();
      parts.put("contract", id.place());
      parts.put("version", version.place());
      parts.put("status", reader.node("status").isPresent() ? reader.place("status") : id.place());
      parts.put(
          "sla",
          reader.node("slaProperties").isPresent() ? reader.place("slaProperties") : id.place());
      for (MappingReader property : reader.mappings("slaProperties")) {
        property
            .text("property")
            .ifPresent(name -> parts.putIfAbsent("sla " + name, property.place()));
      }
      return parts;
    }

    private Optional<Contract> contract(
        YamlNode.Scalar id,
        YamlNode.Scalar version,
        LifecycleStatus status,
        List<TableSchema> tables,
        List<QualityRule> quality) {
      if (tables.isEmpty()) {
        return Optional.empty();
      }
      Contract.Builder contract =
          Contract.builder(id.text(), version.text(), tables.toArray(TableSchema[]::new))
              .status(status)
              .name(reader.text("name").orElse(""))
              .description(StandardDocuments.description(reader))
              .team(StandardDocuments.team(reader))
              .source(file.name());
      reader
          .node("slaProperties")
          .map(DocumentNodes::value)
          .map(StandardFields::promises)
          .ifPresent(promises -> promises.forEach(contract::sla));
      quality.forEach(contract::quality);
      return Optional.of(
          contract.further(FurtherFields.contract(reader, contract.build(), product)).build());
    }

    private List<TableSchema> tables(TreeMap<String, Place> places, List<QualityRule> quality) {
      List<TableSchema> tables = new ArrayList<>();
      Set<String> seen = new HashSet<>();
      for (MappingReader object : reader.mappings("schema")) {
        Optional<String> name =
            object
                .required("name")
                .flatMap(n -> object.convert(n, t -> OdcsProperties.named(t, "table")));
        String table = name.orElse("?");
        List<OdcsProperties.Located> columns =
            new OdcsProperties(context.findings(), context.types(), table).columns(object);
        if (name.isEmpty()) {
          continue;
        }
        if (!seen.add(table)) {
          context
              .findings()
              .error(
                  "duplicate-table",
                  object.placeOfValue("name"),
                  "the schema object '" + table + "' stands here twice",
                  "rename one of the two");
          continue;
        }
        places.put("table:" + table, object.placeOfValue("name"));
        columns.forEach(c -> columnPlaces(table, c, places));
        Optional<TableSchema> schema = table(object, table, columns);
        if (schema.isPresent()) {
          tables.add(schema.get());
          quality(object, table, columns, quality);
        }
      }
      if (reader.list("schema").isEmpty()) {
        context
            .findings()
            .warning(
                "empty-contract",
                reader.place("schema"),
                "",
                "the contract has no schema objects, so there is nothing to publish",
                "add one under 'schema'");
      }
      return tables;
    }

    private Optional<TableSchema> table(
        MappingReader object, String name, List<OdcsProperties.Located> columns) {
      if (columns.isEmpty()) {
        if (object.list("properties").isEmpty()) {
          context
              .findings()
              .error(
                  "empty-table",
                  object.place("name"),
                  name,
                  "the schema object has no properties",
                  "add one under 'properties'");
        }
        return Optional.empty();
      }
      List<Column> plain = columns.stream().map(OdcsProperties.Located::column).toList();
      boolean whole = columns.size() == object.list("properties").size();
      try {
        return Optional.of(
            new TableSchema(
                name,
                object.text("physicalName"),
                object.text("description").orElse(""),
                plain,
                FurtherFields.table(object)));
      } catch (IllegalArgumentException e) {
        // What is wrong with a column may be all that is wrong with the table.
        if (whole) {
          context
              .findings()
              .error("bad-value", object.placeOfValue("name"), String.valueOf(e.getMessage()), "");
        }
        return Optional.empty();
      }
    }

    private static void columnPlaces(
        String table, OdcsProperties.Located located, TreeMap<String, Place> places) {
      String column = table + "." + located.column().name();
      places.put("column:" + column, located.reader().placeOfValue("name"));
      if (located.column().classification().isPresent()) {
        places.put("classification:" + column, located.reader().placeOfValue("classification"));
      }
      for (YamlNode.Scalar source : located.reader().scalars("transformSourceObjects", false)) {
        places.putIfAbsent("column-lineage:" + column + " " + source.text(), source.place());
      }
    }

    private static void quality(
        MappingReader object,
        String table,
        List<OdcsProperties.Located> columns,
        List<QualityRule> rules) {
      object.mappings("quality").forEach(q -> rules.add(QualityRules.read(q, table)));
      for (OdcsProperties.Located located : columns) {
        located
            .reader()
            .mappings("quality")
            .forEach(q -> rules.add(QualityRules.read(q, table + "." + located.column().name())));
      }
    }

    private List<YamlNode.Scalar> servers() {
      List<YamlNode.Scalar> servers = new ArrayList<>();
      for (MappingReader server : reader.mappings("servers")) {
        server.required("server").ifPresent(servers::add);
        server.required("type");
      }
      return servers;
    }
  }
}
