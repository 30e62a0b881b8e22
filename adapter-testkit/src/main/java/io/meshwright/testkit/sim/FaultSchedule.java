package io.meshwright.testkit.sim;

import io.meshwright.testkit.generate.Choice;
import java.util.List;

/** Which call meets which fault. */
@FunctionalInterface
public interface FaultSchedule {
  /**
   * The fault of a call.
   *
   * @param call its number, from 1, counted over the life of the platform
   * @param writes whether it may change something
   */
  Fault at(int call, boolean writes);

  /** Nothing ever goes wrong. */
  static FaultSchedule none() {
    return (call, writes) -> Fault.NONE;
  }

  /** One fault, at one call. */
  static FaultSchedule once(int number, Fault fault) {
    return (call, writes) -> call == number ? fault : Fault.NONE;
  }

  /** One of the given faults so many times out of a hundred calls; a seed replays it. */
  static FaultSchedule random(long seed, int percent, List<Fault> faults) {
    return (call, writes) -> {
      Choice choice = Choice.of(seed * 1_000_003 + call);
      return choice.percent(percent) ? choice.oneOf(faults) : Fault.NONE;
    };
  }
}
