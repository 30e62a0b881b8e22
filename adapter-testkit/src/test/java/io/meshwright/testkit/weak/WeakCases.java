package io.meshwright.testkit.weak;

import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.Principal;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.Verdict;
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
import io.meshwright.kit.filter.FilterParser;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Tables of one kind, and policies about each in a few words. */
final class WeakCases {
  static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  static final String PLATFORM = "weak";
  private static final ProductAddress PRODUCT = ProductAddress.of("sales", "orders");
  private static final String READERS = "group:readers";

  private WeakCases() {}

  /**
   * A line of the table.
   *
   * @param name of the policy in question; its table is named after it
   * @param verdict what comes of it
   * @param limit what it runs into
   * @param policies what it says
   */
  record Case(
      String name, Verdict verdict, Optional<WeakLimit> limit, Consumer<Policies> policies) {
    String table() {
      return address().toString();
    }

    TableAddress address() {
      String port = name.replace('-', '_');
      return new TableAddress(new PortAddress(PRODUCT, port, 1), port);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** The policies of one line. */
  static final class Policies {
    private final Mesh.Builder mesh;
    private final String name;
    private final PolicyTarget target;

    private Policies(Mesh.Builder mesh, Case line) {
      this.mesh = mesh;
      this.name = line.name();
      this.target = PolicyTarget.parse("sales.orders." + name.replace('-', '_'));
    }

    private static Expression filter(String text) {
      return FilterParser.parse(text).expression().orElseThrow();
    }

    private AccessPolicy.Builder access(String id) {
      return AccessPolicy.builder(id, List.of(PrincipalId.parse(READERS)), List.of(target));
    }

    /** The policy in question is a grant, of these rows. */
    void reads(String rows) {
      granted(g -> g.rows(filter(rows)));
    }

    /** The policy in question is a grant. */
    void granted(UnaryOperator<AccessPolicy.Builder> change) {
      mesh.policy(change.apply(access(name)).build());
    }

    /** Somebody may read all of it; the policy in question is another one. */
    Policies open() {
      mesh.policy(access(name + "-open").build());
      return this;
    }

    /** A second grant, of some columns and rows. */
    Policies also(String rows, String... columns) {
      mesh.policy(access(name + "-also").rows(filter(rows)).columns(columns).build());
      return this;
    }

    /** The policy in question is a denial to somebody else. */
    void denied(UnaryOperator<AccessPolicy.Builder> change) {
      mesh.policy(
          change
              .apply(
                  AccessPolicy.builder(
                          name, List.of(PrincipalId.parse("group:interns")), List.of(target))
                      .deny())
              .build());
    }

    /** The policy in question keeps rows. */
    void keeps(String rows, String... except) {
      mesh.policy(
          new RowPolicy(
              new PolicyId(name),
              List.of(target),
              filter(rows),
              Ordered.set(Arrays.stream(except).map(PrincipalId::parse).toList())));
    }

    /** The policy in question masks a column. */
    void masks(String column, Mask mask, String... except) {
      mesh.policy(
          new MaskingPolicy(
              new PolicyId(name),
              new MaskingPolicy.Match.NamedColumn(target, column),
              mask,
              Ordered.set(Arrays.stream(except).map(PrincipalId::parse).toList())));
    }
  }

  private static TableSchema schema(String name) {
    return TableSchema.of(
        name,
        List.of(
            Column.of("region", DataType.Text.unlimited()),
            Column.of("amount", new DataType.Int64()),
            Column.of("cost", new DataType.Int64()),
            Column.of("email", DataType.Text.unlimited()),
            Column.of("born", new DataType.Date())));
  }

  /** A row that every filter of the table lets through. */
  static List<DataValue> row() {
    return List.of(
        new DataValue.Text("EU"),
        DataValue.Numeric.of(20),
        DataValue.Numeric.of(20),
        new DataValue.Text("a@example.org"),
        new DataValue.Date(LocalDate.of(2000, 1, 1)));
  }

  static Mesh mesh(List<Case> lines) {
    Platform platform = Platform.of(PLATFORM, WeakProvider.ID);
    Mesh.Builder mesh =
        Mesh.builder("retailer")
            .platform(platform)
            .domain(Domain.of("sales", PLATFORM))
            .principal(Principal.of(READERS))
            .principal(Principal.of("group:interns"))
            .session(DeclaredSession.of("reader", READERS));
    List<OutputPort> ports =
        lines.stream()
            .map(
                line ->
                    OutputPort.table(
                        line.address().port(),
                        platform.name(),
                        Contract.of(line.name(), "1.0.0", List.of(schema(line.address().table())))))
            .toList();
    mesh.product(DataProduct.of(PRODUCT, ports));
    lines.forEach(line -> line.policies().accept(new Policies(mesh, line)));
    return mesh.build();
  }
}
