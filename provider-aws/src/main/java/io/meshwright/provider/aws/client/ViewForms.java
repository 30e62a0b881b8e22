package io.meshwright.provider.aws.client;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Digest;
import io.meshwright.api.resource.Marker;
import io.meshwright.provider.aws.resource.AwsView;
import io.meshwright.provider.aws.resource.ViewBody;
import io.meshwright.provider.aws.sql.UnwritableException;
import io.meshwright.provider.aws.sql.ViewDialect;
import io.meshwright.provider.aws.sql.ViewQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Views of the model's side as Glue has them, and back. */
public final class ViewForms {
  private static final String NOTE = "meshwright.view";
  private static final String VIEW = "VIRTUAL_VIEW";
  private static final Pattern TABLE = Pattern.compile("([^/]+)/([^/]+)");

  private ViewForms() {}

  /** Whether a table of Glue is a view. */
  static boolean isView(GlueTable table) {
    return table.view().isPresent() || table.tableType().equals(VIEW) && table.target().isEmpty();
  }

  /**
   * A view as it is made or changed to; what others wrote beside it stays.
   *
   * @param version empty for a new view
   * @throws IllegalArgumentException where its text cannot be written
   */
  public static GlueTable table(
      AwsView view, Marker marker, Map<String, String> parameters, String version) {
    if (!(view.body() instanceof ViewBody.Select body)) {
      throw new IllegalArgumentException("the text of " + view.name() + " is not known");
    }
    TreeMap<String, String> all = new TreeMap<>(parameters);
    all.put(NOTE, ViewNote.write(view, body));
    return new GlueTable(
        view.database(),
        view.name(),
        view.description(),
        VIEW,
        view.columns().stream().map(NativeForms::column).toList(),
        List.of(),
        "",
        new GlueTable.GlueFormat("", "", ""),
        Markers.marked(all, marker),
        Optional.empty(),
        version,
        Optional.of(
            new GlueView(
                view.definer(),
                true,
                List.of(body.base().database() + "/" + body.base().table()),
                texts(view, body),
                AwsView.State.READY)));
  }

  private static List<GlueView.Text> texts(AwsView view, ViewBody.Select body) {
    List<GlueView.Text> texts = new ArrayList<>();
    for (String name : body.dialects()) {
      ViewDialect dialect = ViewDialect.of(name).orElseThrow();
      texts.add(
          new GlueView.Text(
              name,
              dialect.version(),
              query(view, body, dialect),
              dialect == ViewDialect.SPARK ? query(view, body, dialect) : ""));
    }
    return texts;
  }

  private static String query(AwsView view, ViewBody.Select body, ViewDialect dialect) {
    try {
      return ViewQueries.write(view, body, dialect);
    } catch (UnwritableException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** A view as it is. */
  static AwsView view(GlueTable table) {
    return ours(table).orElseGet(() -> unread(table));
  }

  /** A view whose every text is the one that its note gives. */
  private static Optional<AwsView> ours(GlueTable table) {
    GlueView view = table.view().orElse(null);
    if (view == null || !view.isProtected()) {
      return Optional.empty();
    }
    return ViewNote.read(table.parameters().getOrDefault(NOTE, ""))
        .map(note -> of(table, view, note))
        .filter(read -> isWritten(read, table, view));
  }

  private static AwsView of(GlueTable table, GlueView view, ViewNote.Read note) {
    TreeSet<String> dialects = new TreeSet<>();
    view.texts().forEach(t -> dialects.add(t.dialect()));
    ViewBody.Select body = note.body();
    return new AwsView(
        table.database(),
        table.name(),
        note.columns(),
        new ViewBody.Select(body.base(), body.types(), body.reader(), body.cells(), dialects),
        view.definer(),
        view.state(),
        table.description(),
        Ordered.set(List.<String>of()));
  }

  private static boolean isWritten(AwsView read, GlueTable table, GlueView view) {
    if (!(read.body() instanceof ViewBody.Select body)
        || body.dialects().isEmpty()
        || body.dialects().size() != view.texts().size()
        || !view.over().equals(List.of(body.base().database() + "/" + body.base().table()))
        || !names(table).equals(read.columns().stream().map(c -> c.name()).toList())) {
      return false;
    }
    for (GlueView.Text text : view.texts()) {
      Optional<ViewDialect> dialect = ViewDialect.of(text.dialect());
      try {
        if (dialect.isEmpty()
            || !dialect.get().version().equals(text.version())
            || !ViewQueries.write(read, body, dialect.get()).equals(text.query())) {
          return false;
        }
      } catch (UnwritableException | IllegalArgumentException e) {
        return false;
      }
    }
    return true;
  }

  private static List<String> names(GlueTable table) {
    return table.columns().stream().map(GlueTable.GlueColumn::name).toList();
  }

  private static AwsView unread(GlueTable table) {
    TreeSet<ViewBody.Base> over = new TreeSet<>();
    StringBuilder text = new StringBuilder();
    table
        .view()
        .ifPresent(
            view -> {
              view.over().forEach(each -> base(each).ifPresent(over::add));
              text.append(view.isProtected()).append(view.over()).append(view.texts());
            });
    table.columns().forEach(c -> text.append(c));
    return new AwsView(
        table.database(),
        table.name(),
        NativeForms.columns(table),
        new ViewBody.Unread(over, Digest.of(text.toString())),
        table.view().map(GlueView::definer).orElse(""),
        table.view().map(GlueView::state).orElse(AwsView.State.READY),
        table.description(),
        Ordered.set(List.<String>of()));
  }

  private static Optional<ViewBody.Base> base(String over) {
    Matcher matcher = TABLE.matcher(over);
    return matcher.matches()
        ? Optional.of(new ViewBody.Base(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }
}
