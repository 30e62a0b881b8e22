package io.meshwright.cli.mutation;

import io.meshwright.api.problem.Place;
import java.util.List;
import java.util.Optional;

/**
 * A workspace that is broken in one place.
 *
 * @param kind what was done
 * @param how in words
 * @param file the file that differs from the example
 * @param text its text
 * @param place the true position of the mistake
 * @param meant for a slip of the pen, the word that was meant: as a whole, or of a path of names
 *     the one that the slip is in
 */
public record Broken(
    Kind kind, String how, String file, String text, Place place, List<String> meant) {
  /** Copies the words. */
  public Broken {
    meant = List.copyOf(meant);
  }

  /** What can be done to a workspace, in the order of the table of figures. */
  public enum Kind {
    KEY_IN_MESH,
    KEY_IN_DOMAIN,
    KEY_IN_PRODUCT,
    KEY_IN_CONTRACT,
    KEY_IN_ODPS,
    KEY_IN_POLICY,
    KEY_IN_ENVIRONMENT,
    ID_DEFINED,
    ID_REFERRED,
    PRINCIPAL,
    CLASSIFICATION,
    WRONG_TYPE,
    BAD_REFERENCE,
    BAD_INDENT,
    DUPLICATE,
    FILTER_SYNTAX,
    FILTER_COLUMN,
    FILTER_TYPE,
    WRONG_WORD,
    BROKEN_YAML
  }

  /** Whether it takes an environment to read the file. */
  public Optional<String> environment() {
    return file.startsWith("environments/")
        ? Optional.of(file.replaceAll("^.*/|\\.yaml$", ""))
        : Optional.empty();
  }
}
