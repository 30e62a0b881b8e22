package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.ColumnNames;
import io.meshwright.api.policy.Expression;
import io.meshwright.provider.snowflake.resource.SfColumn;
import io.meshwright.provider.snowflake.resource.SfDynamicTable;
import io.meshwright.provider.snowflake.resource.SfView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The views of ports, and those by which tables are read. */
final class ViewBodies {
  private ViewBodies() {}

  /** The views by which a table is read, those of other accounts too; none where it is itself. */
  static List<SfView> of(TableRules rules) {
    List<SfView> views = new ArrayList<>();
    if (rules.byView()) {
      views.add(view(rules, ""));
      rules
          .consumers()
          .forEach(a -> views.add(view(rules.toConsumer(a), rules.form().shared(a), "")));
    }
    return views;
  }

  /** A view by the rules of a table or of a port's view. */
  static SfView view(TableRules rules, String description) {
    return view(rules, rules.form().view(), description);
  }

  private static SfView view(TableRules rules, String name, String description) {
    TableForm form = rules.form();
    return new SfView(
        form.place().database(), form.place().schema(), name, true, ruled(rules), description);
  }

  /** What that view selects. */
  static SfView.Body.Ruled ruled(TableRules rules) {
    SfView.Body.Ruled direct = direct(rules);
    return dynamic(rules)
        .map(
            d ->
                new SfView.Body.Ruled(
                    new SfView.Base(d.database(), d.schema(), d.name(), true),
                    direct.columns(),
                    direct.rows(),
                    direct.cells()))
        .orElse(direct);
  }

  private static SfView.Body.Ruled direct(TableRules rules) {
    TableForm form = rules.form();
    return new SfView.Body.Ruled(
        source(form).base(),
        form.columns().stream().map(c -> shown(form, c)).toList(),
        // Who may read it by somebody else's grant sees nothing.
        rules.rows().orElseGet(rules::shown),
        rules.masks());
  }

  private static TableForm source(TableForm form) {
    return form.source().map(ViewSource::form).orElse(form);
  }

  /**
   * What a port's view reads in place of the table, where it does: columns that it shows or asks
   * about, of the rows that the definition selects. Its name follows from that: another query is
   * another dynamic table, so that no view ever reads one that it was not made for.
   */
  static Optional<SfDynamicTable> dynamic(TableRules rules) {
    TableForm form = rules.form();
    if (form.source().isEmpty() || form.dynamic().isEmpty()) {
      return Optional.empty();
    }
    ViewSource source = form.source().get();
    TableForm.Dynamic dynamic = form.dynamic().get();
    SfView.Body.Ruled view = direct(rules);
    Set<String> read = new HashSet<>(ColumnNames.of(view.rows()));
    view.columns().forEach(c -> read.add(c.source()));
    Expression where = rules.nativeCondition(source.where());
    read.addAll(ColumnNames.of(where));
    for (CellRule rule : view.cells().values()) {
      read.addAll(ColumnNames.of(rule.visible()));
      rule.masks().forEach(m -> read.addAll(ColumnNames.of(m.when())));
    }
    List<String> columns =
        source.form().columns().stream().map(SfColumn::name).filter(read::contains).toList();
    List<String> query = new ArrayList<>(List.of(source.form().base().place(), where.toString()));
    query.addAll(columns);
    return Optional.of(
        new SfDynamicTable(
            form.place().database(),
            form.place().schema(),
            dynamic.name(query),
            new SfView.Body.Ruled(
                source.form().base(),
                columns.stream().map(SfView.Shown::of).toList(),
                where,
                new TreeMap<>()),
            dynamic.keeping().lag(),
            dynamic.keeping().warehouse()));
  }

  private static SfView.Shown shown(TableForm form, SfColumn column) {
    return form.source().isEmpty()
        ? SfView.Shown.of(column.name())
        : new SfView.Shown(
            column.name(), form.name(column.published()), column.published(), column.neutral());
  }
}
