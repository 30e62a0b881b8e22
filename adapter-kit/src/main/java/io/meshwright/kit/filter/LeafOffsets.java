package io.meshwright.kit.filter;

import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the names and values of each leaf of a filter stand. Leaves are told apart by identity:
 * equal ones stand in several places.
 */
final class LeafOffsets {
  private final Map<Expression, List<Integer>> offsets = new IdentityHashMap<>();

  /** Notes a leaf and where its operands start, in their order. */
  <T extends Expression> T add(T leaf, List<Integer> operands) {
    offsets.put(leaf, List.copyOf(operands));
    return leaf;
  }

  /** The operands' offsets of every leaf, in the order in which leaves are visited. */
  List<List<Integer>> inOrder(Expression condition) {
    List<List<Integer>> inOrder = new ArrayList<>();
    NormalForm.mapLeaves(
        condition,
        leaf -> {
          inOrder.add(offsets.getOrDefault(leaf, List.of()));
          return leaf;
        });
    return inOrder;
  }
}
