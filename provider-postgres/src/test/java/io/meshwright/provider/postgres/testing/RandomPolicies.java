package io.meshwright.provider.postgres.testing;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.Binder;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.policy.Operand;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import io.meshwright.api.schema.TableSchema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Policies of one small table at random, the same for one seed. */
public final class RandomPolicies {
  /** The table's columns. */
  public static final TableSchema SCHEMA =
      TableSchema.of(
          "orders",
          List.of(
              Column.builder("id", new DataType.Int64()).primaryKey(1).build(),
              Column.of("region", DataType.Text.unlimited()),
              Column.of("Net \"amount\"", new DataType.Decimal(12, 2)),
              Column.of("email", DataType.Text.upTo(120))));

  private static final List<PrincipalId> PRINCIPALS =
      List.of(
          PrincipalId.parse("group:a"), PrincipalId.parse("group:b"),
          PrincipalId.parse("group:c"), PrincipalId.parse("service:etl"));

  private final Random random;
  private final String prefix;

  private RandomPolicies(long seed, String prefix) {
    this.random = new Random(seed);
    this.prefix = prefix;
  }

  /** Policies of a seed, on a table port. */
  public static TablePolicies of(long seed) {
    return of(seed, "orders", "");
  }

  /** Policies of a seed, on a port, with a prefix for the ids of policies. */
  public static TablePolicies of(long seed, String port, String prefix) {
    return new RandomPolicies(seed, prefix).policies(port);
  }

  private TablePolicies policies(String port) {
    List<TablePolicies.Grant> grants = new ArrayList<>();
    List<TablePolicies.Denial> denials = new ArrayList<>();
    List<TablePolicies.KeptRows> rows = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      grants.add(grant(i));
    }
    for (int i = Math.max(0, random.nextInt(5) - 2); i > 0; i--) {
      denials.add(
          new TablePolicies.Denial(
              id("deny" + i), principals(1), privileges(), columns(), rows(), until()));
    }
    for (int i = Math.max(0, random.nextInt(4) - 1); i > 0; i--) {
      rows.add(new TablePolicies.KeptRows(id("keep" + i), condition(1), principals(0)));
    }
    return new TablePolicies(
        new TableAddress(new PortAddress(ProductAddress.of("sales", "orders"), port, 1), port),
        TableSchema.of(port, SCHEMA.columns()),
        grants,
        denials,
        rows,
        Ordered.map(masks()),
        random.nextInt(3) > 0 ? Optional.of(PRINCIPALS.getLast()) : Optional.empty());
  }

  private TablePolicies.Grant grant(int number) {
    SortedSet<Privilege> privileges = privileges();
    boolean manages = privileges.contains(Privilege.MANAGE);
    return new TablePolicies.Grant(
        id("grant" + number),
        principals(1),
        privileges,
        manages ? Ordered.set(SCHEMA.columnNames()) : columns(),
        manages ? Expression.Constant.TRUE : rows(),
        until());
  }

  private Map<String, List<TablePolicies.ColumnMask>> masks() {
    Map<String, List<TablePolicies.ColumnMask>> masks = new TreeMap<>();
    for (Column column : SCHEMA.columns()) {
      List<TablePolicies.ColumnMask> list = new ArrayList<>();
      for (int i = random.nextInt(3); i > 0; i--) {
        list.add(
            new TablePolicies.ColumnMask(
                id("mask_" + i + "_" + SCHEMA.columns().indexOf(column)),
                mask(column.type()),
                principals(0)));
      }
      list.sort(Comparator.comparingInt((TablePolicies.ColumnMask m) -> -m.mask().strength()));
      boolean tie =
          list.size() == 2 && list.get(0).mask().strength() == list.get(1).mask().strength();
      if (!list.isEmpty() && !tie) {
        masks.put(column.name(), list);
      }
    }
    return masks;
  }

  private Mask mask(DataType type) {
    List<Mask> masks = new ArrayList<>(List.of(new Mask.Nullify(), new Mask.Redact()));
    if (type instanceof DataType.Text) {
      masks.add(new Mask.Hash(Optional.empty()));
      masks.add(new Mask.Partial(1, 2));
      masks.add(new Mask.TruncateText(2));
    } else {
      masks.add(new Mask.TruncateNumber(new BigDecimal(10)));
    }
    return masks.get(random.nextInt(masks.size()));
  }

  private PolicyId id(String name) {
    return new PolicyId(prefix + name);
  }

  private SortedSet<Privilege> privileges() {
    return switch (random.nextInt(8)) {
      case 0 -> Ordered.set(List.of(Privilege.WRITE));
      case 1 -> Ordered.set(List.of(Privilege.READ, Privilege.WRITE));
      case 2 -> Ordered.set(List.of(Privilege.MANAGE));
      case 3 -> Ordered.set(List.of(Privilege.DISCOVER, Privilege.READ));
      default -> Ordered.set(List.of(Privilege.READ));
    };
  }

  private SortedSet<PrincipalId> principals(int atLeast) {
    TreeSet<PrincipalId> chosen = new TreeSet<>();
    while (chosen.size() < atLeast || random.nextInt(3) == 0) {
      chosen.add(PRINCIPALS.get(random.nextInt(PRINCIPALS.size())));
    }
    return chosen;
  }

  private SortedSet<String> columns() {
    TreeSet<String> columns = new TreeSet<>(SCHEMA.columnNames());
    if (random.nextBoolean()) {
      columns.removeIf(c -> random.nextInt(3) == 0);
    }
    return columns;
  }

  private Expression rows() {
    return random.nextBoolean() ? Expression.Constant.TRUE : condition(1);
  }

  private Optional<Instant> until() {
    return random.nextInt(4) == 0
        ? Optional.of(Instant.parse("2027-03-31T00:00:00Z"))
        : Optional.empty();
  }

  private Expression condition(int depth) {
    Expression condition =
        switch (random.nextInt(depth > 0 ? 7 : 4)) {
          case 0 ->
              Expression.compare(
                  "region",
                  Expression.Operator.EQ,
                  new DataValue.Text(random.nextBoolean() ? "EU" : "US"));
          case 1 ->
              Expression.compare(
                  "id",
                  List.of(Expression.Operator.values()).get(random.nextInt(6)),
                  DataValue.Numeric.of(random.nextInt(2)));
          case 2 -> new Expression.IsNull(new Operand.ColumnRef("region"));
          case 3 ->
              new Expression.In(
                  new Operand.ColumnRef("region"),
                  List.of(new DataValue.Text("EU"), new DataValue.Text("it's")));
          case 4 -> Expression.and(condition(depth - 1), condition(depth - 1));
          case 5 -> Expression.or(condition(depth - 1), condition(depth - 1));
          default -> Expression.not(condition(depth - 1));
        };
    return NormalForm.of(Binder.bind(condition, SCHEMA).condition());
  }
}
