package io.meshwright.engine.spec;

import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.problem.Place;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the names and values of a filter are written. Keys are {@code filter LEAF.OPERAND}, both
 * counted from 0 in the order in which leaves are visited, and {@code member PRINCIPAL}.
 */
final class FilterPlaces {
  private FilterPlaces() {}

  /** The places of a filter's leaves. */
  static Map<String, Place> of(
      Expression filter, List<List<Integer>> offsets, YamlNode.Scalar text, SourceText points) {
    TreeMap<String, Place> places = new TreeMap<>();
    int[] leaf = {0};
    NormalForm.mapLeaves(
        filter,
        part -> {
          List<Integer> operands =
              leaf[0] < offsets.size() ? offsets.get(leaf[0]) : List.<Integer>of();
          for (int i = 0; i < operands.size(); i++) {
            Place place = points.placeOf(text, operands.get(i));
            places.put("filter " + leaf[0] + "." + i, place);
            if (part instanceof Expression.MemberOf member) {
              places.putIfAbsent("member " + member.principal(), place);
            }
          }
          leaf[0]++;
          return part;
        });
    return places;
  }
}
