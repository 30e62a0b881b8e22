package io.meshwright.provider.aws.translate;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.model.ViewDefinition;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.Binder;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.provider.aws.resource.AwsTable;
import io.meshwright.provider.aws.resource.AwsView;
import io.meshwright.provider.aws.resource.ViewBody;
import io.meshwright.provider.aws.sql.UnwritableException;
import io.meshwright.provider.aws.sql.ViewConditions;
import io.meshwright.provider.aws.sql.ViewDialect;
import io.meshwright.spi.PlatformSlice;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Ports of views: each a view of the Data Catalog, over the table at the end of its sources. */
final class ViewPorts {
  private final Draft draft;
  private final Databases databases;
  private final Views views;
  private final AwsTable.Format format;
  private final Map<PortAddress, PlatformSlice.SlicePort> ports = new HashMap<>();
  private final Map<PortAddress, DataProduct> products = new HashMap<>();

  ViewPorts(Draft draft, Databases databases, Views views, AwsTable.Format format) {
    this.draft = draft;
    this.databases = databases;
    this.views = views;
    this.format = format;
    for (PlatformSlice.SliceProduct product : draft.slice().products()) {
      for (PlatformSlice.SlicePort port : product.ports()) {
        ports.put(port.port().address(), port);
        products.put(port.port().address(), product.product());
      }
    }
  }

  /** What a view selects from, or why it cannot. */
  private static final class NoSourceException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String limit;

    NoSourceException(String limit, String what) {
      super(what, null, false, false);
      this.limit = limit;
    }
  }

  /**
   * Where a port's rows come from.
   *
   * @param owner the product of the table at the end
   * @param origin that table
   * @param schema the columns that may be selected from
   */
  private record Source(DataProduct owner, Origin origin, TableSchema schema) {}

  /** Adds a port's views, each closed where a policy does not survive on it. */
  void add(DataProduct product, PlatformSlice.SlicePort port) {
    for (TablePolicies policies : port.tables()) {
      try {
        add(product, port.port(), policies, source(policies.table(), new HashSet<>()));
      } catch (NoSourceException e) {
        draft.judge(refusal(policies.table(), String.valueOf(e.getMessage()), e.limit));
      }
    }
  }

  /** A port without a view is refused as a whole: nothing is said of its policies. */
  private static PolicyVerdict refusal(TableAddress table, String reason, String limit) {
    return new PolicyVerdict(
        Optional.empty(),
        limit.equals("no-definer") ? table.port().toString() : table.toString(),
        Verdict.IMPOSSIBLE,
        reason,
        Optional.of(limit));
  }

  private void add(DataProduct product, OutputPort port, TablePolicies policies, Source source) {
    TableForm form =
        TableForm.of(draft.slice().platform().namePrefix(), port, policies.schema(), format);
    AwsPolicies asked = policies(policies, form, source);
    List<PolicyVerdict> verdicts =
        OutsideVerdicts.of(AwsVerdicts.of(asked), asked, draft.principals()).stream()
            .map(draft::judge)
            .toList();
    boolean closes = verdicts.stream().anyMatch(PolicyVerdict::closes);
    AwsPolicies open = closes ? policies(policies.withoutGrants(), form, source) : asked;
    boolean free =
        databases.claim(form.database(), product)
            && views.claim(form.database(), form.table(), policies.table().toString())
            && form.areApart(draft, policies);
    if (free) {
      SortedMap<String, Given> given = draft.named(open.given());
      given.replaceAll(draft.principals()::bounded);
      views.defines(source.owner(), source.origin().base());
      views(product, form, policies, source, given);
    }
    draft.subject(
        policies.table(), AwsView.address(draft.platform(), form.database(), form.table()));
  }

  private AwsPolicies policies(TablePolicies policies, TableForm form, Source source) {
    return new AwsPolicies(
        policies, form, AwsPolicies.Ways.VIEW, source.origin(), views.viewing().forEveryReader());
  }

  private void views(
      DataProduct product,
      TableForm form,
      TablePolicies policies,
      Source source,
      SortedMap<String, Given> given) {
    List<ViewBody.Cell> cells =
        form.columns().stream()
            .map(
                c ->
                    new ViewBody.Cell(
                        source.origin().source(c.published()),
                        source.origin().where(),
                        Optional.empty()))
            .toList();
    views.port(
        product,
        form,
        new ViewBody.Select(
            source.origin().base(),
            source.origin().typesOf(cells),
            Optional.empty(),
            cells,
            views.viewing().dialects()),
        policies.schema().description(),
        given.entrySet().stream()
            .filter(g -> g.getValue().own().isEmpty())
            .map(Map.Entry::getKey)
            .toList(),
        given,
        Draft.policiesOf(policies));
    given.forEach(
        (identity, what) -> {
          if (what.own().isPresent()) {
            views.own(
                product,
                form,
                source.origin(),
                identity,
                what,
                policies.schema().description(),
                policies);
          }
        });
  }

  private Source source(TableAddress table, Set<TableAddress> visited) throws NoSourceException {
    PlatformSlice.SlicePort port = ports.get(table.port());
    Optional<TablePolicies> found =
        port == null
            ? Optional.empty()
            : port.tables().stream().filter(t -> t.table().equals(table)).findFirst();
    DataProduct owner = products.get(table.port());
    if (port == null || owner == null || found.isEmpty() || !visited.add(table)) {
      throw new NoSourceException(
          "view-source", "its source " + table + " is not a table or view on this platform");
    }
    TableSchema schema = found.get().schema();
    if (port.port().kind() == PortKind.TABLE) {
      TableForm form =
          TableForm.of(draft.slice().platform().namePrefix(), port.port(), schema, format);
      if (form.refusal(found.get()).isPresent()) {
        throw new NoSourceException("view-source", "its source " + table + " is refused");
      }
      return new Source(owner, Origin.of(form), schema);
    }
    if (port.port().kind() != PortKind.VIEW) {
      throw new NoSourceException(
          "view-source", "its source " + table + " is not a table or view on this platform");
    }
    if (views.viewing().definer().isEmpty()) {
      throw new NoSourceException(
          "no-definer", "the platform has no setting 'definer': nobody's rights to select by");
    }
    if (!(port.port().view().orElseThrow() instanceof ViewDefinition.Select select)) {
      throw new NoSourceException(
          "view-text", "native text is opaque; its policies cannot be proved");
    }
    return selected(schema, select, source(select.from(), visited));
  }

  private static Source selected(TableSchema schema, ViewDefinition.Select select, Source below)
      throws NoSourceException {
    TreeMap<String, String> sources = new TreeMap<>();
    below
        .origin()
        .sources()
        .forEach(
            (name, column) -> {
              if (name.startsWith(TablePolicies.SOURCE_PREFIX)) {
                sources.put(name, column);
              }
            });
    for (Column column : schema.columns()) {
      String from = select.columns().getOrDefault(column.name(), column.name());
      Optional<Column> behind = below.schema().column(from);
      if (behind.filter(b -> b.type().equals(column.type())).isEmpty()) {
        throw new NoSourceException(
            "view-source",
            "column '%s' wants %s from '%s', which is %s"
                .formatted(
                    column.name(),
                    column.type().text(),
                    from,
                    behind.map(b -> b.type().text()).orElse("no column of its source")));
      }
      sources.put(column.name(), below.origin().source(from));
    }
    return new Source(
        below.owner(),
        new Origin(
            below.origin().base(),
            below.origin().types(),
            sources,
            NormalForm.of(Expression.and(below.origin().where(), where(select, below)))),
        schema);
  }

  private static Expression where(ViewDefinition.Select select, Source below)
      throws NoSourceException {
    if (select.where().isEmpty()) {
      return Expression.Constant.TRUE;
    }
    Binder.Bound bound = Binder.bind(select.where().get(), below.schema());
    if (!bound.findings().isEmpty()) {
      throw new NoSourceException(
          "view-source",
          "its filter does not fit its source: " + bound.findings().getFirst().what());
    }
    Expression where = below.origin().condition(bound.condition());
    try {
      for (ViewDialect dialect : ViewDialect.values()) {
        ViewConditions.write(where, below.origin().types(), dialect);
      }
    } catch (UnwritableException e) {
      throw new NoSourceException(e.limit(), "its filter: " + e.getMessage());
    }
    return where;
  }
}
