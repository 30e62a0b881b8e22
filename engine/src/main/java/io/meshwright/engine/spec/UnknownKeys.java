package io.meshwright.engine.spec;

import io.meshwright.kit.text.Suggestions;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;

/**
 * Whose unknown keys are warnings: documents of the two standards that mesh.yaml names. A key that
 * may be meant for one by which a column comes to its classification stays an error.
 */
final class UnknownKeys {
  /** A slip in one of these could leave a column without its mask. */
  private static final List<String> GUARDED =
      List.of("classification", "transformSourceObjects", "properties", "items");

  private final Findings findings;
  private final List<Pattern> patterns = new ArrayList<>();
  private final Set<YamlNode.Scalar> used = new HashSet<>();

  private record Pattern(YamlNode.Scalar written, PathMatcher matcher) {}

  UnknownKeys(Findings findings) {
    this.findings = findings;
  }

  /** Reads {@code unknownKeys} of mesh.yaml. */
  void read(MappingReader mesh) {
    mesh.mapping("unknownKeys")
        .ifPresent(
            keys -> {
              keys.scalars("warn", false).forEach(this::add);
              keys.done();
            });
  }

  private void add(YamlNode.Scalar written) {
    String text = written.text();
    if (!text.endsWith(".odcs.yaml") && !text.endsWith(".odps.yaml")) {
      findings.error(
          "bad-value",
          written.place(),
          "'" + text + "' names no documents of the standards",
          "write paths that end in .odcs.yaml or .odps.yaml; in all other documents, policies above"
              + " all, an unknown key is an error");
      return;
    }
    try {
      patterns.add(new Pattern(written, FileSystems.getDefault().getPathMatcher("glob:" + text)));
    } catch (PatternSyntaxException e) {
      findings.error(
          "bad-value",
          written.place(),
          "'" + text + "' is no pattern of paths: " + e.getDescription(),
          "write one such as domains/*/*/*.odcs.yaml");
    }
  }

  /** Which keys of a file may be unknown. */
  Predicate<String> of(String file) {
    boolean named = false;
    for (Pattern pattern : patterns) {
      if (pattern.matcher().matches(Path.of(file))) {
        used.add(pattern.written());
        named = true;
      }
    }
    return named ? UnknownKeys::isHarmless : key -> false;
  }

  private static boolean isHarmless(String key) {
    return Suggestions.closest(key, GUARDED).isEmpty();
  }

  /** Reports patterns that no document has asked for. */
  void report() {
    for (Pattern pattern : patterns) {
      if (!used.contains(pattern.written())) {
        findings.warning(
            "missing-file",
            pattern.written().place(),
            "",
            "no document is named '" + pattern.written().text() + "'",
            "paths are relative to mesh.yaml, '*' is part of a name and '**' any folders");
      }
    }
  }
}
