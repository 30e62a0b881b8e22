package io.meshwright.provider.aws.redshift.apply;

import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.schema.DataType;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.kit.sql.UnwritableException;
import io.meshwright.provider.aws.redshift.client.RsComments;
import io.meshwright.provider.aws.redshift.client.RsLive;
import io.meshwright.provider.aws.redshift.resource.PolicyNames;
import io.meshwright.provider.aws.redshift.resource.RsColumn;
import io.meshwright.provider.aws.redshift.resource.RsGrant;
import io.meshwright.provider.aws.redshift.resource.RsMask;
import io.meshwright.provider.aws.redshift.resource.RsMaskAttachment;
import io.meshwright.provider.aws.redshift.resource.RsResource;
import io.meshwright.provider.aws.redshift.resource.RsRoleGrant;
import io.meshwright.provider.aws.redshift.resource.RsRowPolicy;
import io.meshwright.provider.aws.redshift.resource.RsSchema;
import io.meshwright.provider.aws.redshift.resource.RsShare;
import io.meshwright.provider.aws.redshift.resource.RsShareAuthorisation;
import io.meshwright.provider.aws.redshift.resource.RsShareGrant;
import io.meshwright.provider.aws.redshift.resource.RsSystemGrant;
import io.meshwright.provider.aws.redshift.resource.RsTable;
import io.meshwright.provider.aws.redshift.resource.RsView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns changes into the statements of one transaction, or of several that may stand alone. */
final class RsWriter {
  private final RsLive live;
  private final Ledgers ledgers;
  private final ShareWriter shares;
  private final DefaultRights defaults;
  private final List<SqlText> statements = new ArrayList<>();

  RsWriter(RsLive live) {
    this.live = live;
    this.ledgers = new Ledgers(live);
    this.shares = new ShareWriter(live, ledgers);
    this.defaults = new DefaultRights(live);
  }

  /** All statements of some changes, ledgers last. */
  List<List<SqlText>> transactions(List<Change> changes) {
    changes.forEach(this::write);
    statements.addAll(defaults.revoked());
    statements.addAll(ledgers.statements());
    return Transactions.of(shares.first(), statements);
  }

  private void write(Change change) {
    try {
      switch (change) {
        case Change.Create create -> make(change, create.desired());
        case Change.Update update -> change(change, update.desired());
        case Change.Adopt adopt -> change(change, adopt.desired());
        case Change.Replace replace -> {
          take(change, replace.live().resource());
          make(change, replace.desired());
        }
        case Change.Delete delete -> take(change, delete.live().resource());
      }
    } catch (UnwritableException e) {
      throw new MeshException(
          ErrorKind.USER, change.address() + " cannot be written: " + e.getMessage(), e);
    }
  }

  private void make(Change change, Desired desired) throws UnwritableException {
    switch (RsResource.of(desired.resource())) {
      case RsSchema schema -> {
        statements.add(RsStatements.createSchema(schema.name()));
        statements.add(
            RsStatements.commentOnSchema(
                schema.name(), RsComments.of(schema, marker(desired), schema.claims(), Map.of())));
      }
      case RsTable table -> {
        statements.add(RsStatements.createTable(table));
        defaults.made(table);
        statements.add(
            RsStatements.commentOnTable(
                table.schema(),
                table.name(),
                RsComments.of(table, marker(desired), table.claims())));
        statements.add(RsStatements.ownSecurity(table));
        if (table.shared()) {
          statements.add(RsStatements.shareSecurity(table));
        }
      }
      case RsGrant grant ->
          grant(
              RsGrant.of(grant.schema(), grant.table(), grant.grantee(), List.of(), List.of()),
              grant);
      case RsRowPolicy policy -> {
        if (live.hasRowPolicy(policy.name())) {
          statements.add(RsStatements.dropRowPolicy(policy.name()));
        }
        make(policy);
      }
      case RsMask mask -> make(mask);
      case RsShare share -> statements.addAll(shares.make(share));
      case RsShareGrant grant -> statements.add(shares.grant(grant));
      case RsShareAuthorisation by -> {
        // Not of the database: a call, which is not sent as a statement.
      }
      case RsMaskAttachment by -> throw notOurs(change);
      case RsRoleGrant by -> throw notOurs(change);
      case RsSystemGrant by -> throw notOurs(change);
      case RsView view -> throw notOurs(change);
    }
  }

  private static Marker marker(Desired desired) {
    return desired.owner().mark().orElseThrow();
  }

  private void make(RsRowPolicy policy) throws UnwritableException {
    statements.addAll(
        RsStatements.createRowPolicy(policy, live.types(policy.schema(), policy.table())));
  }

  private void make(RsMask mask) throws UnwritableException {
    for (String name : RsStatements.maskPolicies(mask)) {
      if (live.hasMaskPolicy(name)) {
        statements.add(RsStatements.dropMaskPolicy(name));
      }
    }
    statements.addAll(RsStatements.createMask(mask, type(mask)));
  }

  private DataType type(RsMask mask) {
    return Optional.ofNullable(live.types(mask.schema(), mask.table()).get(mask.column()))
        .orElseThrow(
            () ->
                new MeshException(
                    ErrorKind.CONFLICT,
                    "column " + mask.column() + " of " + mask.table() + " is gone; plan again"));
  }

  private void change(Change change, Desired desired) throws UnwritableException {
    RsResource before = RsResource.of(change.before().orElseThrow());
    switch (RsResource.of(desired.resource())) {
      case RsSchema schema -> {
        RsComments now = live.schema(schema.name()).orElseThrow();
        statements.add(
            RsStatements.commentOnSchema(
                schema.name(), RsComments.of(schema, marker(desired), now.claims(), now.shares())));
      }
      case RsTable table -> change(table, (RsTable) before, marker(desired));
      case RsGrant grant -> grant((RsGrant) before, grant);
      case RsRowPolicy policy -> {
        statements.add(RsStatements.detachRowPolicy(policy));
        statements.add(RsStatements.dropRowPolicy(policy.name()));
        make(policy);
      }
      case RsMask mask -> {
        statements.addAll(RsStatements.detachMask((RsMask) before));
        List<String> gone = new ArrayList<>(RsStatements.maskPolicies((RsMask) before));
        gone.removeAll(RsStatements.maskPolicies(mask));
        gone.forEach(name -> statements.add(RsStatements.dropMaskPolicy(name)));
        make(mask);
      }
      case RsShare share -> statements.addAll(shares.change((RsShare) before, share));
      case RsShareGrant grant -> statements.add(shares.grant(grant));
      case RsShareAuthorisation by -> {
        // Not of the database: a call, which is not sent as a statement.
      }
      case RsMaskAttachment by -> throw notOurs(change);
      case RsRoleGrant by -> throw notOurs(change);
      case RsSystemGrant by -> throw notOurs(change);
      case RsView view -> throw notOurs(change);
    }
  }

  /** What else would differ was refused when it was assessed. */
  private void change(RsTable table, RsTable before, Marker marker) {
    for (RsColumn column :
        table.columns().subList(before.columns().size(), table.columns().size())) {
      statements.add(RsStatements.addColumn(table, column));
    }
    statements.add(
        RsStatements.commentOnTable(
            table.schema(),
            table.name(),
            RsComments.of(
                table, marker, live.table(table.schema(), table.name()).orElseThrow().claims())));
    if (table.rowSecurity() != before.rowSecurity()) {
      statements.add(RsStatements.ownSecurity(table));
    }
    if (table.shared() != before.shared()) {
      statements.add(RsStatements.shareSecurity(table));
    }
  }

  /** What is too much goes before what is missing comes. */
  private void grant(RsGrant before, RsGrant after) {
    revoke(before, after);
    List<String> privileges = without(after.privileges(), before.privileges());
    if (!privileges.isEmpty()) {
      statements.add(RsStatements.grant(after, privileges));
    }
    boolean lost = before.privileges().contains("SELECT");
    List<String> columns =
        lost ? List.copyOf(after.columns()) : without(after.columns(), before.columns());
    if (!columns.isEmpty()) {
      statements.add(RsStatements.grantColumns(after, "SELECT", columns));
    }
    ledgers.add(after);
  }

  private void revoke(RsGrant before, RsGrant after) {
    List<String> privileges = without(before.privileges(), after.privileges());
    if (!privileges.isEmpty()) {
      statements.add(RsStatements.revoke(before, privileges));
    }
    List<String> columns = without(before.columns(), after.columns());
    if (!columns.isEmpty()) {
      statements.add(RsStatements.revokeColumns(before, "SELECT", columns));
    }
    List<String> updates = without(before.updates(), after.updates());
    if (!updates.isEmpty()) {
      statements.add(RsStatements.revokeColumns(before, "UPDATE", updates));
    }
  }

  private static List<String> without(Set<String> some, Set<String> others) {
    return some.stream().filter(s -> !others.contains(s)).toList();
  }

  private void take(Change change, Resource resource) {
    Address address = resource.address();
    if (!live.facts().containsKey(address)) {
      // It is gone already; what was ours of it may still stand in a ledger.
      switch (RsResource.of(resource)) {
        case RsGrant grant -> ledgers.remove(grant);
        case RsShare share -> ledgers.remove(share);
        case RsShareGrant grant -> ledgers.remove(grant);
        default -> {
          // Nothing else is in a ledger.
        }
      }
      return;
    }
    switch (RsResource.of(resource)) {
      case RsSchema schema -> statements.add(RsStatements.dropSchema(schema.name()));
      case RsTable table -> statements.add(RsStatements.dropTable(table.schema(), table.name()));
      case RsGrant grant -> {
        if (grant.table().equals(RsGrant.EVERY) || grant.schema().equals(RsGrant.EVERY)) {
          throw notOurs(change);
        }
        revoke(
            grant,
            RsGrant.of(grant.schema(), grant.table(), grant.grantee(), List.of(), List.of()));
        ledgers.remove(grant);
      }
      case RsRowPolicy policy -> {
        statements.add(RsStatements.detachRowPolicy(policy));
        boolean ours =
            policy
                .name()
                .equals(PolicyNames.rowPolicy(policy.schema(), policy.table(), policy.grantee()));
        if (ours) {
          statements.add(RsStatements.dropRowPolicy(policy.name()));
        }
      }
      case RsMask mask -> {
        statements.addAll(RsStatements.detachMask(mask));
        RsStatements.maskPolicies(mask)
            .forEach(name -> statements.add(RsStatements.dropMaskPolicy(name)));
      }
      case RsMaskAttachment attachment -> statements.add(RsStatements.detach(attachment));
      case RsShare share -> statements.addAll(shares.take(share));
      case RsShareGrant grant ->
          statements.add(shares.revoke(grant).orElseThrow(() -> notOurs(change)));
      case RsShareAuthorisation by -> {
        // Not of the database: a call, which is not sent as a statement.
      }
      case RsRoleGrant grant -> throw notOurs(change);
      case RsSystemGrant grant -> throw notOurs(change);
      case RsView view -> throw notOurs(change);
    }
  }

  private static MeshException notOurs(Change change) {
    return new MeshException(
        ErrorKind.USER,
        change.address()
            + " is a right that Meshwright reads and does not make; revoke it by hand");
  }
}
