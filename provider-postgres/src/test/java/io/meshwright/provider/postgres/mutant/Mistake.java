package io.meshwright.provider.postgres.mutant;

import io.meshwright.api.model.Principal;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.resource.Resource;
import java.util.SortedMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * One mistake of an adapter.
 *
 * @param name what it is called in docs/mutants.md
 * @param policies how it misreads policies, before translating them
 * @param resources how it renders resources wrongly, and believes that it does not
 * @param statements how it writes a statement wrongly
 */
public record Mistake(
    String name,
    BiFunction<TablePolicies, SortedMap<PrincipalId, Principal>, TablePolicies> policies,
    UnaryOperator<Resource> resources,
    UnaryOperator<String> statements) {
  /** Policies are misread. */
  static Mistake reading(
      String name,
      BiFunction<TablePolicies, SortedMap<PrincipalId, Principal>, TablePolicies> policies) {
    return new Mistake(name, policies, UnaryOperator.identity(), UnaryOperator.identity());
  }

  /** Resources are rendered wrongly. */
  static Mistake rendering(String name, UnaryOperator<Resource> resource) {
    return new Mistake(name, (table, principals) -> table, resource, UnaryOperator.identity());
  }

  /** Statements are written wrongly. */
  static Mistake writing(String name, UnaryOperator<String> statements) {
    return new Mistake(name, (table, principals) -> table, UnaryOperator.identity(), statements);
  }

  @Override
  public String toString() {
    return name;
  }
}
