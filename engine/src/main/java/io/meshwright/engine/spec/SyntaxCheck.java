package io.meshwright.engine.spec;

import io.meshwright.api.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A file as text, and what is wrong with its syntax.
 *
 * @param text its text; empty where it cannot be read
 * @param problems what makes it no YAML, or none that documents may be written in
 */
public record SyntaxCheck(Optional<String> text, List<Problem> problems) {
  /** Copies the problems. */
  public SyntaxCheck {
    problems = List.copyOf(problems);
  }

  /**
   * Reads a file.
   *
   * @param folder what its name is relative to
   */
  public static SyntaxCheck of(Path folder, String name) {
    Findings findings = new Findings();
    Optional<String> text = new WorkspaceFiles(folder, findings).text(name);
    text.ifPresent(t -> YamlReader.read(name, t, findings));
    return new SyntaxCheck(text, findings.sorted());
  }
}
