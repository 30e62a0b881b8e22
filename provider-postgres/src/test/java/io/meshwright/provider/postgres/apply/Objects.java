package io.meshwright.provider.postgres.apply;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.schema.DataValue;
import io.meshwright.provider.postgres.resource.PgGrant;
import io.meshwright.provider.postgres.resource.PgMembership;
import io.meshwright.provider.postgres.resource.PgPolicy;
import io.meshwright.provider.postgres.resource.PgResource;
import io.meshwright.provider.postgres.resource.PgRole;
import io.meshwright.provider.postgres.resource.PgSchema;
import io.meshwright.provider.postgres.resource.PgTable;
import io.meshwright.provider.postgres.resource.PgView;
import java.util.List;
import java.util.Optional;

/**
 * One product as the translation lays it out: schemas, a table, its view, roles, rights.
 *
 * @param product prefix of every name
 */
record Objects(String product) {
  PgSchema published() {
    return new PgSchema(product, "The product.");
  }

  PgSchema internal() {
    return new PgSchema(product + "_internal", "");
  }

  PgRole publisher() {
    return PgRole.group(product + "_publisher", PgRole.Use.PUBLISHER, "Owns the view.");
  }

  PgRole readers() {
    return PgRole.group(product + "_readers", PgRole.Use.GRANT, "");
  }

  PgRole analysts() {
    return PgRole.group(product + "_analysts", PgRole.Use.PRINCIPAL, "");
  }

  PgMembership membership() {
    return PgMembership.inheriting(readers().name(), analysts().name());
  }

  PgTable table() {
    return new PgTable(
        internal().name(),
        "orders_v1",
        List.of(
            new PgTable.Column("id", "integer", false, "The number."),
            new PgTable.Column("region", "text", true, ""),
            new PgTable.Column("email", "character varying(320)", true, ""),
            new PgTable.Column("amount", "numeric(10,2)", true, "")),
        List.of("id"),
        List.of(List.of("email")),
        true,
        "Orders, one a row.");
  }

  PgTable table(List<PgTable.Column> columns) {
    PgTable table = table();
    return new PgTable(
        table.schema(),
        table.name(),
        columns,
        table.primaryKey(),
        table.unique(),
        table.rowSecurity(),
        table.comment());
  }

  PgPolicy policy() {
    return policy(true, "EU");
  }

  PgPolicy policy(boolean permissive, String region) {
    Expression using =
        Expression.and(
            new Expression.MemberOf(PrincipalId.ofNative(readers().name())),
            Expression.compare("region", Expression.Operator.EQ, new DataValue.Text(region)));
    return new PgPolicy(
        table().schema(),
        table().name(),
        "readers-select",
        permissive,
        PgPolicy.Command.SELECT,
        Ordered.set(List.of(publisher().name())),
        Optional.of(NormalForm.of(using)),
        Optional.empty());
  }

  PgView view() {
    return view(List.of(column("id", "integer"), email(), column("region", "text")));
  }

  PgView view(List<PgView.Column> columns) {
    return new PgView(
        published().name(),
        "orders_v1",
        new PgView.Select(table().schema(), table().name(), columns, Optional.empty()),
        true,
        false,
        publisher().name(),
        "Orders for everybody.");
  }

  static PgView.Column column(String name, String type) {
    return new PgView.Column(name, name, type, Optional.empty(), List.of(), "");
  }

  private PgView.Column email() {
    Expression notExempt =
        Expression.not(new Expression.MemberOf(PrincipalId.ofNative(analysts().name())));
    return new PgView.Column(
        "email",
        "email",
        "character varying(320)",
        Optional.empty(),
        List.of(new PgView.MaskCase(NormalForm.of(notExempt), new Mask.Partial(2, 0))),
        "Masked.");
  }

  PgGrant use() {
    return PgGrant.onSchema(published().name(), readers().name(), Ordered.set(List.of("USAGE")));
  }

  PgGrant useInternal() {
    return PgGrant.onSchema(internal().name(), publisher().name(), Ordered.set(List.of("USAGE")));
  }

  PgGrant publish() {
    return new PgGrant(
        table().schema(),
        table().name(),
        publisher().name(),
        PgGrant.On.TABLE,
        Ordered.set(List.of("SELECT(id)", "SELECT(region)", "SELECT(email)")),
        Ordered.set(List.of()));
  }

  PgGrant read(String... words) {
    return new PgGrant(
        view().schema(),
        view().name(),
        readers().name(),
        PgGrant.On.VIEW,
        Ordered.set(List.of(words)),
        Ordered.set(List.of()));
  }

  /** All of it, each after what it needs. */
  List<PgResource> all() {
    return List.of(
        published(),
        internal(),
        publisher(),
        readers(),
        analysts(),
        membership(),
        table(),
        policy(),
        useInternal(),
        publish(),
        view(),
        use(),
        read("SELECT(id)", "SELECT(region)"));
  }
}
