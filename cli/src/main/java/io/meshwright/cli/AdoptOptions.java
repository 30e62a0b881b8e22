package io.meshwright.cli;

import io.meshwright.api.PlanOptions;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.resource.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** Which objects of others become ours. */
final class AdoptOptions {
  @Option(
      names = "--adopt",
      paramLabel = "ADDRESS",
      description =
          "Take over an object that somebody else made where the workspace puts one, as the"
              + " plan's foreign-object finding names it. May be given several times.")
  private final List<String> addresses = new ArrayList<>();

  /** These options with what is to be adopted. */
  PlanOptions on(PlanOptions options) {
    return addresses.isEmpty() ? options : options.withAdopt(parsed());
  }

  private SortedSet<Address> parsed() {
    TreeSet<Address> parsed = new TreeSet<>();
    for (String address : addresses) {
      List<String> parts = List.of(address.split("/", -1));
      if (parts.size() < 3) {
        throw new MeshException(
            ErrorKind.USER,
            "'%s' is no address: write platform/kind/name as the plan's finding has it"
                .formatted(address));
      }
      parsed.add(new Address(parts.get(0), parts.get(1), parts.subList(2, parts.size())));
    }
    return parsed;
  }
}
