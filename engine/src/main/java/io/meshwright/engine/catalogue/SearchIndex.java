package io.meshwright.engine.catalogue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What the search looks through, as a script: a page that is read from a file may load one, and
 * nothing else. An entry is {@code [kind, name, where, page, words, columns]}; the columns of a
 * table are {@code [name, anchor, ...]}.
 */
final class SearchIndex {
  private static final int LONGEST = 160;

  private final Site site;
  private final ObjectMapper mapper =
      new ObjectMapper(JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build());
  private final ArrayNode entries = mapper.createArrayNode();

  private SearchIndex(Site site) {
    this.site = site;
  }

  static String of(Site site) {
    SearchIndex index = new SearchIndex(site);
    index.collect();
    return "globalThis.catalogueIndex=" + index.written() + ";\n";
  }

  /** An entry a line. */
  private String written() {
    List<String> lines = new ArrayList<>();
    try {
      for (JsonNode entry : entries) {
        lines.add(mapper.writeValueAsString(entry).replace("<", "\\u003c"));
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts is written as JSON", e);
    }
    return "[" + String.join(",\n", lines) + "]";
  }

  private void collect() {
    site.mesh()
        .domains()
        .values()
        .forEach(
            d ->
                entry(
                    "domain",
                    d.name().value(),
                    "",
                    Names.domain(d.name()),
                    List.of(d.owner(), String.join(" ", d.tags()), d.description())));
    site.mesh().products().values().forEach(this::product);
    site.subjects()
        .forEach(
            s ->
                entry(
                    s instanceof Subject.Declared ? "session" : "principal",
                    s.name(),
                    "",
                    s.page(),
                    List.of(s.description())));
    site.mesh()
        .accessPolicies()
        .forEach(
            p ->
                entry(
                    "policy",
                    p.id().value(),
                    "",
                    Names.policy(p.id()),
                    List.of(p.purpose(), p.to().toString())));
    site.mesh().maskingPolicies().forEach(p -> policy(p.id()));
    site.mesh().rowPolicies().forEach(p -> policy(p.id()));
    site.mesh()
        .classifications()
        .descriptions()
        .forEach(
            (name, meaning) ->
                entry("classification", name, "", Names.classification(name), List.of(meaning)));
  }

  private void policy(PolicyId id) {
    entry("policy", id.value(), "", Names.policy(id), List.of());
  }

  private void product(DataProduct product) {
    String owner = site.owner(product);
    entry(
        "product",
        product.address().product(),
        product.address().domain().value(),
        Names.product(product.address()),
        List.of(owner, product.description()));
    for (OutputPort port : product.outputPorts()) {
      for (TableSchema table : port.contract().tables()) {
        TreeSet<String> classifications = new TreeSet<>();
        table.columns().forEach(c -> c.classification().ifPresent(classifications::add));
        ArrayNode entry =
            entry(
                "table",
                table.name(),
                port.address().toString(),
                Names.table(port.address().table(table.name())),
                List.of(
                    owner,
                    String.join(" ", classifications),
                    port.publishedName(table.name()),
                    table.description()));
        ArrayNode columns = entry.addArray();
        for (Column column : table.columns()) {
          columns.add(column.name()).add(Names.columnAnchor(column.name()));
        }
      }
    }
  }

  private ArrayNode entry(
      String kind, String name, String where, Target.Page page, List<String> words) {
    String text = String.join(" ", words.stream().filter(w -> !w.isEmpty()).toList());
    int end = text.offsetByCodePoints(0, Math.min(LONGEST, text.codePointCount(0, text.length())));
    return entries
        .addArray()
        .add(kind)
        .add(name)
        .add(where)
        .add(page.text())
        .add(text.substring(0, end));
  }
}
