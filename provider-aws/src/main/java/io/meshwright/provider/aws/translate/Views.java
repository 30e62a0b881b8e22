package io.meshwright.provider.aws.translate;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Owner;
import io.meshwright.provider.aws.resource.AwsColumn;
import io.meshwright.provider.aws.resource.AwsGrant;
import io.meshwright.provider.aws.resource.AwsTable;
import io.meshwright.provider.aws.resource.AwsView;
import io.meshwright.provider.aws.resource.AwsViewing;
import io.meshwright.provider.aws.resource.ViewBody;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;

/** Views of the Data Catalog, and what their definer needs. */
final class Views {
  private static final SortedSet<String> SELECT = Ordered.set(List.of("SELECT"));
  private static final SortedSet<String> NONE = Ordered.set(List.<String>of());

  private final Draft draft;
  private final Databases databases;
  private final AwsViewing viewing;

  Views(Draft draft, Databases databases, AwsViewing viewing) {
    this.draft = draft;
    this.databases = databases;
    this.viewing = viewing;
    viewing.definer().ifPresent(draft::reserve);
  }

  AwsViewing viewing() {
    return viewing;
  }

  private String definer() {
    return viewing.definer().orElseThrow();
  }

  /** The right of the definer on a table; the key of its claim. */
  String defines(DataProduct owner, ViewBody.Base base) {
    AwsGrant grant = new AwsGrant(base.database(), base.table(), "", definer(), SELECT, SELECT);
    draft.add(
        grant,
        new Owner.Claimed(
            AwsTable.address(draft.platform(), base.database(), base.table()), draft.marker(owner)),
        List.of());
    return grant.claim();
  }

  /**
   * A view that is a port's.
   *
   * @param readers identities that select from it
   */
  void port(
      DataProduct product,
      TableForm form,
      ViewBody.Select body,
      String description,
      Collection<String> readers,
      Map<String, Given> given,
      Set<PolicyId> realises) {
    view(
        product,
        new Shape(form.database(), form.table(), form.columns(), body, description),
        readers,
        given,
        realises);
  }

  /** The view of one reader of a port's table or view. */
  void own(
      DataProduct product,
      TableForm form,
      Origin origin,
      String identity,
      Given given,
      String description,
      TablePolicies policies) {
    Given.Own own = given.own().orElseThrow();
    List<AwsColumn> columns = new ArrayList<>();
    List<ViewBody.Cell> cells = new ArrayList<>();
    for (AwsColumn column : form.columns()) {
      Optional.ofNullable(own.cells().get(column.published()))
          .ifPresent(
              cell -> {
                columns.add(column);
                cells.add(cell);
              });
    }
    String name = name(form, own.reader());
    if (!claim(form.database(), name, policies.table() + " for " + own.reader())) {
      return;
    }
    view(
        product,
        new Shape(
            form.database(),
            name,
            columns,
            new ViewBody.Select(
                origin.base(),
                origin.typesOf(cells),
                Optional.of(new ViewBody.Reader(form.table(), identity)),
                cells,
                viewing.dialects()),
            description),
        List.of(identity),
        Map.of(identity, given),
        Draft.policiesOf(policies));
  }

  static String name(TableForm form, PrincipalId reader) {
    return AwsNames.view(form.table(), reader);
  }

  /** Takes a name for a view: tables and views of a database share their names. */
  boolean claim(String database, String name, String holder) {
    return draft.claim(AwsTable.address(draft.platform(), database, name), holder);
  }

  private record Shape(
      String database,
      String name,
      List<AwsColumn> columns,
      ViewBody.Select body,
      String description) {}

  private void view(
      DataProduct product,
      Shape shape,
      Collection<String> readers,
      Map<String, Given> given,
      Set<PolicyId> realises) {
    databases.use(shape.database(), product, readers);
    databases.define(shape.database(), definer());
    Address address = AwsView.address(draft.platform(), shape.database(), shape.name());
    Map<String, AwsGrant> grants = new TreeMap<>();
    for (String reader : readers) {
      boolean handsOn = Optional.ofNullable(given.get(reader)).filter(Given::grantable).isPresent();
      grants.put(
          reader,
          new AwsGrant(
              shape.database(),
              shape.name(),
              "",
              reader,
              rights(Optional.ofNullable(given.get(reader))),
              handsOn ? rights(Optional.ofNullable(given.get(reader))) : NONE,
              true));
    }
    grants
        .values()
        .forEach(
            grant -> draft.add(grant, new Owner.Claimed(address, draft.marker(product)), realises));
    draft.add(
        new AwsView(
            shape.database(),
            shape.name(),
            shape.columns(),
            shape.body(),
            definer(),
            AwsView.State.READY,
            GlueTexts.description(shape.description()),
            Ordered.set(grants.keySet())),
        new Owner.Marked(draft.marker(product)),
        List.of());
  }

  /** Of a view nobody gets more than to select, or to know of it. */
  private static SortedSet<String> rights(Optional<Given> given) {
    return given.filter(g -> g.own().isPresent() || g.permissions().contains("SELECT")).isPresent()
        ? SELECT
        : Ordered.set(List.of("DESCRIBE"));
  }
}
