package io.meshwright.engine.catalogue;

import io.meshwright.api.model.InheritedClassifications;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Classifications, and the columns that have them. */
final class ClassificationPages {
  /** More columns than that are folded. */
  private static final int FEW = 12;

  private final Site site;

  ClassificationPages(Site site) {
    this.site = site;
  }

  Frame.Page page() {
    Map<String, List<Html>> columns = columns();
    List<Html> rows = new ArrayList<>();
    for (Map.Entry<String, String> entry :
        site.mesh().classifications().descriptions().entrySet()) {
      List<Html> found = columns.getOrDefault(entry.getKey(), List.of());
      Html list = Html.of("ul", found).css("inline");
      rows.add(
          Parts.row(
                  Parts.classification(entry.getKey()),
                  Html.of("bdi", entry.getValue()),
                  found.size() <= FEW
                      ? list
                      : Parts.folded(Parts.count(found.size(), "column"), list))
              .id(Names.classificationAnchor(entry.getKey())));
    }
    return new Frame.Page(
        Names.CLASSIFICATIONS,
        "Classifications",
        List.of(),
        Html.none(),
        List.of(
            Parts.prose(
                "A name contains those that begin with it: pii contains pii.email. A column that is"
                    + " derived from a classified one is listed too."),
            rows.isEmpty()
                ? Parts.none("No column is classified.")
                : Parts.table(
                    "Classifications", List.of("Classification", "Meaning", "Columns"), rows)));
  }

  private Map<String, List<Html>> columns() {
    Map<String, List<Html>> columns = new TreeMap<>();
    for (OutputPort port : site.mesh().ports()) {
      for (TableSchema table : port.contract().tables()) {
        TableAddress address = port.address().table(table.name());
        for (Column column : table.columns()) {
          for (String name : InheritedClassifications.of(site.mesh(), address, column)) {
            columns
                .computeIfAbsent(name, k -> new ArrayList<>())
                .add(
                    Html.of(
                        "li",
                        Parts.link(
                            Names.column(address, column.name()),
                            address.port() + "." + table.name() + "." + column.name())));
          }
        }
      }
    }
    return columns;
  }
}
