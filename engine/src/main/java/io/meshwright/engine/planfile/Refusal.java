package io.meshwright.engine.planfile;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Place;
import io.meshwright.api.problem.Problem;
import java.util.List;

/** Why a file is no plan that can be used. */
final class Refusal {
  private static final String REMEDY = "plan again, and do not edit the file";

  private Refusal() {}

  /** What a file holds is wrong. */
  static MeshException at(Place place, String what) {
    return of("plan-file", place, what, REMEDY);
  }

  static MeshException of(String code, Place place, String what, String remedy) {
    return new MeshException(
        ErrorKind.USER, List.of(Problem.error(code, "", what, remedy).at(place)));
  }
}
