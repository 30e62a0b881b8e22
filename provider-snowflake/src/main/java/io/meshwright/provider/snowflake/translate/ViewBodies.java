package io.meshwright.provider.snowflake.translate;

import io.meshwright.provider.snowflake.resource.SfColumn;
import io.meshwright.provider.snowflake.resource.SfView;

/** The views of ports, and those by which tables are read. */
final class ViewBodies {
  private ViewBodies() {}

  /** A view by the rules of a table or of a port's view. */
  static SfView view(TableRules rules, String description) {
    TableForm form = rules.form();
    return new SfView(
        form.place().database(),
        form.place().schema(),
        form.view(),
        true,
        ruled(rules),
        description);
  }

  /** What that view selects. */
  static SfView.Body.Ruled ruled(TableRules rules) {
    TableForm form = rules.form();
    return new SfView.Body.Ruled(
        form.source().map(ViewSource::form).orElse(form).base(),
        form.columns().stream().map(c -> shown(form, c)).toList(),
        // Who may read it by somebody else's grant sees nothing.
        rules.rows().orElseGet(rules::shown),
        rules.masks());
  }

  private static SfView.Shown shown(TableForm form, SfColumn column) {
    return form.source().isEmpty()
        ? SfView.Shown.of(column.name())
        : new SfView.Shown(
            column.name(), form.name(column.published()), column.published(), column.neutral());
  }
}
