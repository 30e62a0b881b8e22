package io.meshwright.api.govern;

import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.RuleParameters;
import java.time.Instant;

/** What a governance rule looks at. */
public interface RuleContext {
  /** The whole mesh. */
  Mesh mesh();

  /** When that is. */
  Instant now();

  /** What the mesh tells the rule. */
  RuleParameters parameters();

  /**
   * Whether the rule is about an element. Breaches outside of its scope are left out anyway; ask
   * where work can be saved, or where a breach says what it is about.
   */
  boolean covers(Element element);
}
