package io.meshwright.testkit.generate;

import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Principal;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.policy.Operand;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.schema.DataValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which hard parts one table of a case has. */
final class CoveredParts {
  private final RandomCase made;
  private final TablePolicies policies;
  private final List<List<DataValue>> rows;
  private final Map<Coverage.Part, Boolean> parts = new EnumMap<>(Coverage.Part.class);

  CoveredParts(RandomCase made, TablePolicies policies) {
    this.made = made;
    this.policies = policies;
    this.rows = made.rows().getOrDefault(policies.table(), List.of());
  }

  /** Per part whether the table has it. */
  Map<Coverage.Part, Boolean> all() {
    data();
    filtered();
    protectedBy();
    named();
    return Collections.unmodifiableMap(parts);
  }

  private void data() {
    List<String> names = new ArrayList<>(policies.schema().columnNames());
    names.add(policies.table().table());
    parts.put(
        Coverage.Part.NULLS, rows.stream().flatMap(List::stream).anyMatch(CoveredParts::isNull));
    parts.put(Coverage.Part.QUOTES_IN_NAMES, names.stream().anyMatch(CoveredParts::hasQuote));
    parts.put(Coverage.Part.ASTRAL_NAMES, names.stream().anyMatch(CoveredParts::isAstral));
  }

  private void filtered() {
    List<Expression> leaves = leaves(policies);
    parts.put(Coverage.Part.QUOTES_IN_CONSTANTS, texts(leaves).anyMatch(CoveredParts::hasQuote));
    parts.put(Coverage.Part.ASTRAL_CONSTANTS, texts(leaves).anyMatch(CoveredParts::isAstral));
    parts.put(
        Coverage.Part.NOT_IN_OF_NULL,
        !Collections.disjoint(nullable(policies, rows), notIn(policies)));
    parts.put(
        Coverage.Part.MEMBERS_IN_FILTERS,
        leaves.stream().anyMatch(Expression.MemberOf.class::isInstance));
    parts.put(
        Coverage.Part.ESCAPES,
        leaves.stream()
            .anyMatch(l -> l instanceof Expression.Like like && like.pattern().contains("\\")));
  }

  private void protectedBy() {
    parts.put(
        Coverage.Part.OVERLAPPING_MASKS,
        policies.masks().values().stream().anyMatch(m -> m.size() > 1));
    parts.put(Coverage.Part.DENIALS, !policies.denials().isEmpty());
    parts.put(Coverage.Part.ROW_POLICIES, !policies.rowPolicies().isEmpty());
    parts.put(Coverage.Part.OVERLAPPING_GRANTS, overlap(made.mesh(), policies));
    List<Instant> ends =
        Stream.concat(
                policies.grants().stream().flatMap(g -> g.until().stream()),
                policies.denials().stream().flatMap(d -> d.until().stream()))
            .toList();
    parts.put(Coverage.Part.ENDED, ends.stream().anyMatch(e -> !e.isAfter(made.now())));
    parts.put(Coverage.Part.TO_END, ends.stream().anyMatch(e -> e.isAfter(made.now())));
  }

  private void named() {
    Mesh mesh = made.mesh();
    SortedSet<PrincipalId> acting = new TreeSet<>();
    mesh.sessions().values().forEach(s -> acting.addAll(s.session().held()));
    Set<PrincipalId> about =
        mesh.accessPolicies().stream()
            .filter(p -> p.on().stream().anyMatch(t -> t.covers(policies.table())))
            .map(AccessPolicy::to)
            .flatMap(names -> names.stream())
            .collect(Collectors.toSet());
    Set<PrincipalId> groups =
        mesh.principals().values().stream()
            .map(Principal::within)
            .flatMap(names -> names.stream())
            .collect(Collectors.toSet());
    parts.put(Coverage.Part.EMPTY_GROUPS, !acting.containsAll(about));
    parts.put(Coverage.Part.NESTED_GROUPS, !Collections.disjoint(groups, about));
  }

  private static boolean overlap(Mesh mesh, TablePolicies policies) {
    for (DeclaredSession declared : mesh.sessions().values()) {
      long different =
          policies.grants().stream()
              .filter(g -> !Collections.disjoint(g.to(), declared.session().principals()))
              .map(g -> List.of(g.rows(), g.columns()))
              .distinct()
              .count();
      if (different > 1) {
        return true;
      }
    }
    return false;
  }

  private static List<Expression> filters(TablePolicies policies) {
    List<Expression> filters = new ArrayList<>();
    policies.grants().forEach(g -> filters.add(g.rows()));
    policies.denials().forEach(d -> filters.add(d.rows()));
    policies.rowPolicies().forEach(k -> filters.add(k.keep()));
    return filters;
  }

  private static List<Expression> leaves(TablePolicies policies) {
    List<Expression> leaves = new ArrayList<>();
    for (Expression filter : filters(policies)) {
      NormalForm.mapLeaves(
          filter,
          leaf -> {
            leaves.add(leaf);
            return leaf;
          });
    }
    return leaves;
  }

  /** Columns of which NOT IN is asked; in normal form it stands right before the list. */
  private static Set<String> notIn(TablePolicies policies) {
    Set<String> columns = new TreeSet<>();
    filters(policies).forEach(f -> notIn(f, columns));
    return columns;
  }

  private static void notIn(Expression condition, Set<String> columns) {
    switch (condition) {
      case Expression.And(List<Expression> parts) -> parts.forEach(p -> notIn(p, columns));
      case Expression.Or(List<Expression> parts) -> parts.forEach(p -> notIn(p, columns));
      case Expression.Not(Expression.In(Operand.ColumnRef(String name), List<DataValue> values)) ->
          columns.add(name);
      default -> {}
    }
  }

  private static Set<String> nullable(TablePolicies policies, List<List<DataValue>> rows) {
    Map<String, Boolean> found = new TreeMap<>();
    List<String> names = policies.schema().columnNames();
    for (List<DataValue> row : rows) {
      for (int i = 0; i < names.size(); i++) {
        found.merge(names.get(i), isNull(row.get(i)), Boolean::logicalOr);
      }
    }
    return found.entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static Stream<String> texts(List<Expression> leaves) {
    return leaves.stream()
        .filter(
            l ->
                l instanceof Expression.Compare
                    || l instanceof Expression.In
                    || l instanceof Expression.Like)
        .map(
            l ->
                switch (l) {
                  case Expression.Compare(
                          Operand left,
                          Expression.Operator operator,
                          Operand.Literal(DataValue.Text(String text))) ->
                      text;
                  case Expression.In(Operand operand, List<DataValue> values) ->
                      values.stream()
                          .map(v -> v instanceof DataValue.Text(String text) ? text : "")
                          .collect(Collectors.joining());
                  case Expression.Like(Operand operand, String pattern) -> pattern;
                  default -> "";
                });
  }

  private static boolean isNull(DataValue value) {
    return value instanceof DataValue.Null;
  }

  private static boolean hasQuote(String text) {
    return text.contains("'") || text.contains("\"");
  }

  private static boolean isAstral(String text) {
    return text.codePoints().anyMatch(c -> c > Character.MAX_VALUE);
  }
}
