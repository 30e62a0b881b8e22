package io.meshwright.it.benchmark;

import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.LifecycleStatus;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.Principal;
import io.meshwright.api.model.Team;
import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.MaskingPolicy;
import io.meshwright.api.policy.PolicyTarget;
import io.meshwright.api.policy.RowPolicy;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import io.meshwright.api.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mesh of many tables of eight columns. Each product has a producer and a grant of its own to one
 * of twenty groups, filtered in every fourth one; there is one mask on every e-mail address, and a
 * row policy on every tenth product.
 */
final class LargeMesh {
  private static final int GROUPS = 20;
  private static final int DOMAINS = 16;
  private static final PrincipalId OFFICE = PrincipalId.parse("group:privacy-office");

  private final Platform platform;
  private final Mesh.Builder mesh;
  private final Shape shape;

  /** Which of the policies that are alike: another one is for other groups, rows and masks. */
  private final int policies;

  private LargeMesh(Platform platform, Shape shape, int policies) {
    this.platform = platform;
    this.mesh = Mesh.builder("large").platform(platform);
    this.shape = shape;
    this.policies = policies;
  }

  /**
   * How large.
   *
   * @param tables how many tables
   * @param perProduct how many of them in one product
   * @param changed how many of the tables have one more column
   */
  record Shape(int tables, int perProduct, int changed) {
    /** Products of twenty tables, none of them changed. */
    static Shape of(int tables) {
      return new Shape(tables, 20, 0);
    }

    /** With one table in a hundred changed. */
    Shape withChanges() {
      return new Shape(tables, perProduct, Math.max(1, tables / 100));
    }
  }

  /** A mesh on one platform. */
  static Mesh of(Platform platform, Shape shape) {
    return new LargeMesh(platform, shape, 0).make();
  }

  /** The same tables, every grant to another group and for other rows, and another mask. */
  static Mesh withOtherPolicies(Platform platform, Shape shape) {
    return new LargeMesh(platform, shape, 1).make();
  }

  private Mesh make() {
    for (int i = 0; i < DOMAINS; i++) {
      mesh.domain(new Domain(domain(i), "", "", platform.name(), Ordered.set(List.of())));
    }
    mesh.principal(principal(OFFICE));
    for (int i = 0; i < GROUPS; i++) {
      mesh.principal(principal(group(i)));
    }
    mesh.policy(
        new MaskingPolicy(
            new PolicyId("email-hashed"),
            new MaskingPolicy.Match.Classification("pii.email"),
            policies == 0 ? new Mask.Hash(Optional.empty()) : new Mask.Partial(1, 0),
            Ordered.set(List.of(OFFICE))));
    for (int first = 0; first < shape.tables(); first += shape.perProduct()) {
      product(
          first / shape.perProduct(), first, Math.min(shape.tables(), first + shape.perProduct()));
    }
    return mesh.build();
  }

  private void product(int number, int first, int end) {
    ProductAddress address = new ProductAddress(domain(number % DOMAINS), "product_" + number);
    PrincipalId producer = PrincipalId.parse("service:pipeline-" + number % GROUPS);
    mesh.principal(principal(producer));
    List<TableSchema> tables = new ArrayList<>();
    for (int i = first; i < end; i++) {
      tables.add(TableSchema.of("table_" + i, columns(i < shape.changed())));
    }
    PortAddress port = new PortAddress(address, "main", 1);
    mesh.product(
        new DataProduct(
            address,
            "1.0.0",
            LifecycleStatus.ACTIVE,
            "",
            Team.NONE,
            List.of(
                OutputPort.table(
                    port, platform.name(), Contract.of("c" + number, "1.0.0", tables))),
            List.of(),
            Optional.of(producer),
            List.of(),
            Ordered.map(Map.<String, String>of())));
    policies(number, PolicyTarget.of(address));
  }

  private void policies(int number, PolicyTarget target) {
    AccessPolicy.Builder grant =
        AccessPolicy.builder(
            "read-" + number, List.of(group((number + policies) % GROUPS)), List.of(target));
    if (number % 4 == 0) {
      grant.rows(
          Expression.compare(
              "region", Expression.Operator.EQ, new DataValue.Text("R" + (number + policies))));
    }
    mesh.policy(grant.build());
    if (number % 10 == 0) {
      mesh.policy(
          new RowPolicy(
              new PolicyId("keep-" + number),
              List.of(target),
              Expression.compare("consent", Expression.Operator.EQ, new DataValue.Bool(true)),
              Ordered.set(List.of(OFFICE))));
    }
  }

  private static List<Column> columns(boolean more) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.builder("id", new DataType.Int64()).primaryKey(1).build());
    columns.add(Column.of("region", DataType.Text.unlimited()));
    columns.add(
        Column.builder("email", DataType.Text.unlimited()).classification("pii.email").build());
    columns.add(Column.of("consent", new DataType.Bool()));
    columns.add(Column.of("amount", new DataType.Decimal(12, 2)));
    columns.add(Column.of("ordered", new DataType.Date()));
    columns.add(Column.of("status", DataType.Text.unlimited()));
    columns.add(Column.of("note", DataType.Text.unlimited()));
    if (more) {
      columns.add(Column.of("added", new DataType.Int32()));
    }
    return columns;
  }

  private static DomainName domain(int number) {
    return new DomainName("domain_" + number);
  }

  private static PrincipalId group(int number) {
    return PrincipalId.parse("group:readers-" + number);
  }

  private static Principal principal(PrincipalId id) {
    return new Principal(id, "", Ordered.map(Map.<PlatformName, String>of()));
  }
}
