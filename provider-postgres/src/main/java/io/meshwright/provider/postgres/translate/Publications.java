package io.meshwright.provider.postgres.translate;

import io.meshwright.api.model.LifecycleStatus;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.model.ViewDefinition;
import io.meshwright.api.name.NamePrefix;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.policy.Binder;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.provider.postgres.sql.NativeColumn;
import io.meshwright.provider.postgres.translate.Publication.Inherited;
import io.meshwright.provider.postgres.translate.Publication.Names;
import io.meshwright.spi.Capabilities;
import io.meshwright.spi.PlatformSlice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which tables of a slice are published, and from which internal table each comes. */
final class Publications {
  private record Entry(OutputPort port, TablePolicies policies) {}

  private final Capabilities capabilities;
  private final Claims claims;
  private final NamePrefix prefix;
  private final WorkspaceId workspace;
  private final Map<TableAddress, Entry> entries = new LinkedHashMap<>();
  private final Map<TableAddress, Optional<Publication>> made = new HashMap<>();
  private final Set<TableAddress> open = new HashSet<>();
  private final List<PolicyVerdict> verdicts = new ArrayList<>();

  Publications(Capabilities capabilities, Claims claims, PlatformSlice slice) {
    this.capabilities = capabilities;
    this.claims = claims;
    this.prefix = slice.platform().namePrefix();
    this.workspace = slice.mesh();
    for (PlatformSlice.SliceProduct product : slice.products()) {
      for (PlatformSlice.SlicePort port : product.ports()) {
        port.tables().forEach(t -> entries.put(t.table(), new Entry(port.port(), t)));
      }
    }
  }

  /** The tables that are published, in order of the slice. */
  List<Publication> all() {
    return entries.keySet().stream().map(this::get).flatMap(Optional::stream).toList();
  }

  /** Verdicts on what is not published. */
  List<PolicyVerdict> refusals() {
    return List.copyOf(verdicts);
  }

  private Optional<Publication> get(TableAddress table) {
    Optional<Publication> known = made.get(table);
    if (known != null) {
      return known;
    }
    Entry entry = entries.get(table);
    if (entry == null || !open.add(table)) {
      return Optional.empty();
    }
    Optional<Publication> result = make(entry);
    made.put(table, result);
    return result;
  }

  private Optional<Publication> make(Entry entry) {
    return switch (entry.port().kind()) {
      case TABLE -> table(entry);
      case VIEW -> view(entry);
      case STREAM, FILES, MODEL, SHARE -> {
        PortKind kind = entry.port().kind();
        PolicyVerdict refusal =
            Verdicts.impossible(
                capabilities,
                entry.port().address().toString(),
                "PostgreSQL has no " + kind.word() + " ports",
                capabilities.refusedPorts().getOrDefault(kind, "no-" + kind.word()));
        if (!verdicts.contains(refusal)) {
          verdicts.add(refusal);
        }
        yield Optional.empty();
      }
    };
  }

  /** Who reads the view learns there that its end is announced. */
  private static String description(Entry entry) {
    String own = entry.policies().schema().description();
    return entry.port().status() == LifecycleStatus.DEPRECATED
        ? ("Deprecated. " + own).strip()
        : own;
  }

  private void refuse(Entry entry, String reason, String limit) {
    verdicts.add(
        Verdicts.impossible(capabilities, entry.policies().table().toString(), reason, limit));
  }

  private Optional<Publication> table(Entry entry) {
    if (!keysExist(entry)) {
      refuse(entry, "the server has no keys of its types", "key-type");
      return Optional.empty();
    }
    String schema = PgNames.schema(prefix, entry.port().address().product());
    String relation = PgNames.relation(entry.port(), entry.policies().schema().name());
    Map<String, String> columns = new LinkedHashMap<>();
    Map<String, String> types = new LinkedHashMap<>();
    for (Column column : entry.policies().schema().columns()) {
      columns.put(column.name(), column.name());
      types.put(column.name(), NativeColumn.of(column).type());
    }
    Names names =
        new Names(
            prefix,
            workspace,
            schema,
            relation,
            PgNames.internalSchema(schema),
            relation,
            entry.port().address().product());
    return named(
        entry,
        new Publication(
            entry.policies(),
            description(entry),
            names,
            columns,
            types,
            Optional.empty(),
            new Inherited(List.of(), Ordered.map(Map.<String, List<TablePolicies.ColumnMask>>of())),
            true));
  }

  private boolean keysExist(Entry entry) {
    List<Column> none =
        entry.policies().schema().columns().stream()
            .filter(c -> c.unique() || c.primaryKeyPosition().isPresent())
            .filter(c -> c.type() instanceof DataType.Xml)
            .toList();
    none.forEach(
        c ->
            claims.problem(
                "key-type",
                entry.policies().table().toString(),
                "column '" + c.name() + "' is xml, of which PostgreSQL has no keys"));
    return none.isEmpty();
  }

  private Optional<Publication> view(Entry entry) {
    ViewDefinition definition = entry.port().view().orElseThrow();
    if (!(definition
        instanceof
        ViewDefinition.Select(
            TableAddress from,
            Map<String, String> selected,
            Optional<Expression> where))) {
      refuse(entry, "native text is opaque; its policies cannot be proved", "view-definition-text");
      return Optional.empty();
    }
    Optional<Publication> source = get(from);
    if (source.isEmpty()) {
      refuse(entry, "its source " + from + " is not published here", "view-source");
      return Optional.empty();
    }
    if (!fits(entry, source.get(), selected)) {
      refuse(entry, "its columns are not those of its source", "view-source");
      return Optional.empty();
    }
    Map<String, String> columns = new LinkedHashMap<>();
    Map<String, String> types = new LinkedHashMap<>();
    for (String column : entry.policies().schema().columnNames()) {
      String behind = selected.getOrDefault(column, column);
      columns.put(column, source.get().columns().get(behind));
      types.put(column, source.get().nativeType(behind));
    }
    Optional<Expression> rows = where.flatMap(w -> bound(entry, w, source.get()));
    if (where.isPresent() && rows.isEmpty()) {
      refuse(entry, "its filter does not fit its source", "view-source");
      return Optional.empty();
    }
    String schema = PgNames.schema(prefix, entry.port().address().product());
    Names names =
        new Names(
            prefix,
            workspace,
            schema,
            PgNames.relation(entry.port(), entry.policies().schema().name()),
            source.get().names().sourceSchema(),
            source.get().names().sourceTable(),
            source.get().names().sourceProduct());
    return named(
        entry,
        new Publication(
            Renaming.of(columns).policies(entry.policies()),
            description(entry),
            names,
            columns,
            types,
            both(source.get().where(), rows),
            inherited(entry.policies(), source.get(), selected),
            true));
  }

  private static Optional<Expression> both(
      Optional<Expression> first, Optional<Expression> second) {
    return first.isPresent() && second.isPresent()
        ? Optional.of(Expression.and(first.get(), second.get()))
        : first.or(() -> second);
  }

  private boolean fits(Entry entry, Publication source, Map<String, String> selected) {
    boolean fits = true;
    for (Column column : entry.policies().schema().columns()) {
      String name = selected.getOrDefault(column.name(), column.name());
      Optional<Column> from = source.schema().column(name);
      if (from.isEmpty() || !from.get().type().equals(column.type())) {
        claims.problem(
            "view-column",
            entry.policies().table().toString(),
            "column '"
                + column.name()
                + "' wants "
                + column.type().text()
                + " from '"
                + name
                + "', which is "
                + from.map(f -> f.type().text()).orElse("no column of the source"));
        fits = false;
      }
    }
    return fits;
  }

  private Optional<Expression> bound(Entry entry, Expression where, Publication source) {
    Binder.Bound bound = Binder.bind(where, source.schema());
    bound
        .findings()
        .forEach(f -> claims.problem("view-source", entry.policies().table().toString(), f.what()));
    return bound.findings().isEmpty()
        ? Optional.of(Renaming.of(source.columns()).condition(bound.condition()))
        : Optional.empty();
  }

  private static Inherited inherited(
      TablePolicies own, Publication source, Map<String, String> selected) {
    Set<PolicyId> ownRows =
        own.rowPolicies().stream().map(TablePolicies.KeptRows::policy).collect(Collectors.toSet());
    List<TablePolicies.KeptRows> rows = new ArrayList<>(source.policies().rowPolicies());
    rows.addAll(source.inherited().rows());
    rows.removeIf(r -> ownRows.contains(r.policy()));
    Map<String, List<TablePolicies.ColumnMask>> masks = new TreeMap<>();
    for (String column : own.schema().columnNames()) {
      String from = selected.getOrDefault(column, column);
      Set<PolicyId> known =
          own.masks().getOrDefault(column, List.of()).stream()
              .map(TablePolicies.ColumnMask::policy)
              .collect(Collectors.toSet());
      List<TablePolicies.ColumnMask> list =
          new ArrayList<>(source.policies().masks().getOrDefault(from, List.of()));
      list.addAll(source.inherited().masks().getOrDefault(from, List.of()));
      list.removeIf(m -> known.contains(m.policy()));
      if (!list.isEmpty()) {
        masks.put(column, List.copyOf(list));
      }
    }
    return new Inherited(List.copyOf(rows), Ordered.map(masks));
  }

  /** The publication, where its names are free and the server takes them. */
  private Optional<Publication> named(Entry entry, Publication publication) {
    String product = "product " + publication.product();
    String table = publication.table().toString();
    Names names = publication.names();
    boolean free = claims.claim("schema", names.schema(), product);
    free &= claims.claim("schema", PgNames.internalSchema(names.schema()), product + " (internal)");
    free &= claims.claimWithin("relation of " + names.schema(), names.relation(), table);
    for (String column : publication.columns().keySet()) {
      free &= claims.column(column, table);
    }
    if (!free) {
      refuse(entry, "its names are not free", "identifier-length");
    }
    return free ? Optional.of(publication) : Optional.empty();
  }
}
