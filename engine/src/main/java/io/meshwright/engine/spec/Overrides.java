package io.meshwright.engine.spec;

import io.meshwright.kit.text.Suggestions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether entries are those of mesh.yaml, or those of an environment that override them. */
final class Overrides {
  private final Findings findings;
  private boolean begun;

  Overrides(Findings findings) {
    this.findings = findings;
  }

  /** What is read from now on is an environment's. */
  void begin() {
    begun = true;
  }

  /**
   * Whether an entry of an environment is about something that is there, or says that it is new; a
   * slip of the pen would leave the entry that was meant as it is.
   *
   * @param what what an entry is, for people
   * @param unknown the code of a finding about one that is not there
   * @param known names of the entries so far
   */
  boolean fit(
      String what,
      String unknown,
      YamlNode.Scalar key,
      Set<?> known,
      Optional<MappingReader> entry) {
    if (!begun) {
      return true;
    }
    boolean isNew = entry.isPresent() && entry.get().flag("new", false);
    List<String> names = known.stream().map(Object::toString).toList();
    boolean exists = names.contains(key.text());
    if (exists && isNew) {
      findings.error(
          "not-new",
          entry.get().place("new"),
          "mesh.yaml has the " + what + " '" + key.text() + "' already",
          "leave 'new' out; the keys written here replace those there");
    }
    if (!exists && !isNew) {
      String meant = Suggestions.didYouMean(key.text(), names);
      findings.error(
          unknown,
          key.place(),
          "mesh.yaml has no " + what + " '" + key.text() + "' to override",
          (meant.isEmpty() ? "" : meant + " Else ") + "add 'new: true' to the entry");
    }
    return exists || isNew;
  }
}
