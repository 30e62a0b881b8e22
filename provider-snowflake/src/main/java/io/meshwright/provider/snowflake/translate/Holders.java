package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.provider.snowflake.resource.SfDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which native name is whose: one that two want is a problem. */
final class Holders {
  private final Map<Address, String> holders = new HashMap<>();
  private final List<Problem> problems;

  /** Problems are added to a list. */
  Holders(List<Problem> problems) {
    this.problems = problems;
  }

  /** Whether a name is free, or the same holder's already. */
  boolean claim(Address address, String holder) {
    return claim(
        address,
        holder,
        address.kind().equals(SfDatabase.KIND)
            ? "place one domain on an account that names its database, or leave out 'database'"
            : "choose another name");
  }

  /** The same, with what to do where it is not. */
  boolean claim(Address address, String holder, String remedy) {
    String other = holders.putIfAbsent(address, holder);
    if (other == null || other.equals(holder)) {
      return true;
    }
    problems.add(
        Problem.error(
            "name-collision",
            holder,
            "the name of " + address + " is already that of " + other,
            remedy));
    return false;
  }
}
