package io.meshwright.engine.catalogue;

import io.meshwright.api.model.Mesh;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.problem.Problem;
import java.util.List;
import java.util.SortedMap;

/**
 * What a catalogue shows.
 *
 * @param mesh the mesh, valid
 * @param tables policies of every table, those that have ended included: pages say when
 * @param verdicts how faithfully policies survive
 * @param findings what was found in the workspace
 */
public record CatalogueFacts(
    Mesh mesh,
    SortedMap<TableAddress, TablePolicies> tables,
    List<PolicyVerdict> verdicts,
    List<Problem> findings) {
  /** Copies the collections. */
  public CatalogueFacts {
    tables = Ordered.map(tables);
    verdicts = List.copyOf(verdicts);
    findings = List.copyOf(findings);
  }
}
