package io.meshwright.api.govern;

import java.util.List;
import java.util.Set;

/**
 * A rule that a mesh has to keep. Own rules are found as services of this type, or given to the
 * engine's builder; a mesh turns them on under {@code governance} by their id.
 *
 * <p>A rule only looks: the same mesh, parameters and time give the same breaches. Severity,
 * exceptions and places are the engine's business, and so is what a rule throws: it becomes a
 * finding that names the rule.
 */
public interface GovernanceRule {
  /** Its id, {@code [a-z][a-z0-9-]*}: what mesh.yaml calls it, and the code of its findings. */
  String id();

  /** The keys that it may be told; others are reported. */
  Set<String> parameters();

  /**
   * Everything that breaks it.
   *
   * @throws io.meshwright.api.model.RuleParameterException where a parameter does not fit
   */
  List<Breach> check(RuleContext context);
}
