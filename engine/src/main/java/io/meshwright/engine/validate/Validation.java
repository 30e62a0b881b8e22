package io.meshwright.engine.validate;

import io.meshwright.api.model.Declassified;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.PolicyResolution;
import io.meshwright.api.problem.Problem;
import io.meshwright.engine.source.Places;
import java.time.Instant;
import java.util.List;

/** Everything that is wrong with a mesh, all at once. */
public final class Validation {
  private Validation() {}

  /**
   * The problems of a mesh, in order of place.
   *
   * @param places where its parts are written; {@link Places#none()} for a mesh built in code
   * @param now decides which policies have lapsed
   */
  public static List<Problem> problems(Mesh mesh, Places places, Instant now) {
    Report report = new Report(places);
    PolicyResolution.Resolved resolved = PolicyResolution.resolve(mesh, now);
    References references = new References(report);
    new ReferenceChecks(mesh, report, references).run();
    new PortChecks(mesh, report, references).run();
    new LineageChecks(mesh, report).run();
    new SameDataChecks(mesh, report).run();
    new PolicyChecks(mesh, report, references, now).run(resolved);
    references.report();
    new IdentityChecks(mesh, report).run(resolved);
    Declassified.columns(mesh)
        .forEach(p -> report.add(p, "column:" + p.subject(), "classification:" + p.subject()));
    return report.sorted();
  }
}
