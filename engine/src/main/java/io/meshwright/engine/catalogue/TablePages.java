package io.meshwright.engine.catalogue;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.InheritedClassifications;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.ViewDefinition;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A page for each table. */
final class TablePages {
  private static final int STEPS = 3;

  private final Site site;
  private final Map<String, List<PolicyVerdict>> verdicts;

  TablePages(Site site) {
    this.site = site;
    this.verdicts =
        site.facts().verdicts().stream().collect(Collectors.groupingBy(PolicyVerdict::subject));
  }

  Frame.Page page(DataProduct product, OutputPort port, TableSchema table) {
    TableAddress address = port.address().table(table.name());
    List<Html> content = new ArrayList<>();
    content.add(Parts.prose(table.description()));
    content.add(Parts.facts(facts(product, port, table)));
    content.add(columns(address, table));
    content.add(people(address));
    content.add(protections(address));
    content.add(lineage(port, address));
    content.add(Promises.quality(port.contract(), table.name()));
    content.add(Promises.levels(port.contract(), table.name()));
    content.add(verdicts(address));
    return new Frame.Page(
        Names.table(address),
        table.name(),
        List.of(
            Parts.link(Names.OVERVIEW, site.mesh().id().toString()),
            Parts.link(
                Names.domain(product.address().domain()), product.address().domain().value()),
            Parts.link(Names.product(product.address()), product.address().product()),
            Parts.link(
                Names.port(port.address()), port.address().port() + "@" + port.address().major())),
        Html.all(Parts.chip("quiet", port.kind().word()), Parts.status(port.status())),
        content);
  }

  private List<Parts.Fact> facts(DataProduct product, OutputPort port, TableSchema table) {
    List<Parts.Fact> facts = new ArrayList<>();
    facts.add(new Parts.Fact("Published as", Parts.code(port.publishedName(table.name()))));
    Parts.Fact.of("Platform", port.platform().value()).ifPresent(facts::add);
    Parts.Fact.of("Owner", site.owner(product)).ifPresent(facts::add);
    Parts.Fact.of("Contract", port.contract().id() + " " + port.contract().version())
        .ifPresent(facts::add);
    if (!table.primaryKey().isEmpty()) {
      facts.add(new Parts.Fact("Primary key", Parts.codes(table.primaryKey())));
    }
    return facts;
  }

  private Html columns(TableAddress address, TableSchema table) {
    Map<String, List<TablePolicies.ColumnMask>> masks =
        Optional.ofNullable(site.facts().tables().get(address))
            .<Map<String, List<TablePolicies.ColumnMask>>>map(TablePolicies::masks)
            .orElse(Map.of());
    boolean derived = table.columns().stream().anyMatch(c -> !c.derivedFrom().isEmpty());
    List<Html> rows = new ArrayList<>();
    for (Column column : table.columns()) {
      Html name =
          Html.all(Parts.code(column.name()), keys(column), Parts.small(column.description()));
      Html type =
          Html.all(
              Html.of("code", column.type().text()).css("type"),
              column.required() ? Parts.small("required") : Html.none());
      Html.Element row =
          Parts.row(
              name,
              type,
              classification(address, column),
              masks(masks.getOrDefault(column.name(), List.of())));
      rows.add(
          (derived ? row.with(Html.of("td", sources(column))) : row)
              .id(Names.columnAnchor(column.name())));
    }
    List<String> header = new ArrayList<>(List.of("Column", "Type", "Classification", "Mask"));
    if (derived) {
      header.add("Derived from");
    }
    return Parts.section(
        "columns",
        Parts.count(table.columns().size(), "column"),
        Parts.table("Columns", header, rows));
  }

  private static Html keys(Column column) {
    List<Html> keys = new ArrayList<>();
    if (column.primaryKeyPosition().isPresent()) {
      keys.add(Parts.chip("quiet", "key"));
    }
    if (column.unique()) {
      keys.add(Parts.chip("quiet", "unique"));
    }
    if (column.partitionPosition().isPresent()) {
      keys.add(Parts.chip("quiet", "partition"));
    }
    column.tags().forEach(t -> keys.add(Parts.chip("quiet", t)));
    return keys.isEmpty() ? Html.none() : Html.all(Html.text(" "), Html.joined(keys, " "));
  }

  /** Its own, then those that it inherits from the columns it is derived from. */
  private Html classification(TableAddress address, Column column) {
    NavigableSet<String> inherited =
        new TreeSet<>(InheritedClassifications.of(site.mesh(), address, column));
    column.classification().ifPresent(inherited::remove);
    List<Html> parts = new ArrayList<>();
    column.classification().map(Parts::classification).ifPresent(parts::add);
    inherited.forEach(
        c -> parts.add(Html.all(Parts.classification(c), Html.of("small", " inherited"))));
    return Html.joined(parts, " ");
  }

  private static Html masks(List<TablePolicies.ColumnMask> masks) {
    List<Html> parts = new ArrayList<>();
    for (TablePolicies.ColumnMask mask : masks) {
      parts.add(
          Html.of(
              "li",
              Parts.chip("mask", AccessRows.words(mask.mask())),
              Html.text(" "),
              Parts.link(Names.policy(mask.policy()), mask.policy().value()).css("small")));
    }
    return parts.isEmpty() ? Html.none() : Html.of("ul", parts).css("plain");
  }

  private Html sources(Column column) {
    List<Html> parts = new ArrayList<>();
    for (String source : column.derivedFrom()) {
      String name = source.substring(source.lastIndexOf('.') + 1);
      parts.add(
          InheritedClassifications.locate(site.mesh(), source)
              .<Html>map(t -> Parts.link(Names.column(t, name), t.table() + "." + name))
              .orElse(Parts.code(source)));
    }
    return Html.joined(parts, ", ");
  }

  private Html people(TableAddress address) {
    TableAccess access = site.access().get(address);
    if (access == null) {
      return Parts.section(
          "people",
          "Who sees what",
          Parts.none("Nobody: the table is retired and not provisioned."));
    }
    List<Html> rows = new ArrayList<>();
    for (List<TableAccess.Entry> alike : access.alike()) {
      Html who =
          Html.of(
                  "ul",
                  alike.stream().map(e -> Html.of("li", PeoplePages.subject(e.subject()))).toList())
              .css("plain");
      rows.addAll(new AccessRows(site, access.policies().schema(), alike.getFirst()).rows(who));
    }
    List<String> header = new ArrayList<>(List.of("Who"));
    header.addAll(AccessRows.HEADER);
    Html closed =
        access.closed()
            ? Parts.none(
                "Closed on its platform: a policy cannot be kept there, so grants have no effect.")
            : Html.none();
    return Parts.section(
        "people",
        "Who sees what",
        closed,
        rows.isEmpty()
            ? Parts.none("Nobody: no policy grants anything here.")
            : Parts.table("Who sees what", header, rows),
        Parts.small(
            "Everybody else sees nothing. Operators of the platform stand outside of policies."));
  }

  private Html protections(TableAddress address) {
    TablePolicies policies = site.facts().tables().get(address);
    if (policies == null || policies.rowPolicies().isEmpty() && policies.denials().isEmpty()) {
      return Html.none();
    }
    List<Html> rows = new ArrayList<>();
    for (TablePolicies.KeptRows kept : policies.rowPolicies()) {
      rows.add(
          Parts.row(
              Parts.link(Names.policy(kept.policy()), kept.policy().value()),
              Html.text("keeps only"),
              Parts.code(kept.keep().text()),
              Html.all(
                  Html.text(kept.except().isEmpty() ? "everybody" : "everybody except "),
                  PeoplePages.principals(site.mesh(), kept.except()))));
    }
    for (TablePolicies.Denial denial : policies.denials()) {
      RowWords words = RowWords.of(denial.rows()).getFirst();
      Html what =
          RowWords.of(denial.rows()).size() == 1 && words.condition().isEmpty()
              ? Html.text("all rows")
              : Parts.code(denial.rows().text());
      rows.add(
          Parts.row(
              Parts.link(Names.policy(denial.policy()), denial.policy().value()),
              Html.text("denies"),
              what,
              PeoplePages.principals(site.mesh(), denial.to())));
    }
    return Parts.section(
        "protections",
        "Rows kept back and denied",
        Parts.table("Rows kept back and denied", List.of("Policy", "Effect", "Rows", "For"), rows));
  }

  private Html lineage(OutputPort port, TableAddress address) {
    Flow<TableAddress> flow = site.lineage().tables();
    List<Html> content = new ArrayList<>();
    if (!flow.before(address).isEmpty() || !flow.after(address).isEmpty()) {
      content.add(
          new LineageDrawing<>(
                  flow,
                  (TableAddress t) ->
                      new LineageDrawing.Box(t.table(), t.port().toString(), Names.table(t)))
              .around(address, STEPS, "Tables around " + address.table()));
      content.add(listed("Reads from", flow.before(address)));
      content.add(listed("Read by", flow.after(address)));
    }
    if (port.view().orElse(null) instanceof ViewDefinition.Select select) {
      select
          .where()
          .ifPresent(
              where ->
                  content.add(
                      Html.of("p", Html.text("Selects rows where "), Parts.code(where.text()))));
    }
    return content.isEmpty() ? Html.none() : Parts.section("lineage", "Lineage", Html.all(content));
  }

  private static Html listed(String label, SortedSet<TableAddress> tables) {
    List<Html> links =
        tables.stream().<Html>map(t -> Parts.link(Names.table(t), t.toString())).toList();
    return links.isEmpty()
        ? Html.none()
        : Html.of("p", Html.of("strong", label + ": "), Html.joined(links, ", "));
  }

  private Html verdicts(TableAddress address) {
    List<Html> rows =
        verdicts.getOrDefault(address.toString(), List.of()).stream()
            .map(FindingPages::verdict)
            .toList();
    return rows.isEmpty()
        ? Html.none()
        : Parts.section(
            "verdicts",
            "How faithfully policies survive",
            Parts.table("Verdicts", FindingPages.VERDICTS, rows));
  }
}
