package io.meshwright.api;

import io.meshwright.api.report.DocumentSchema;
import io.meshwright.api.report.FormattedFile;
import io.meshwright.api.report.StartedWorkspace;
import java.nio.file.Path;
import java.util.List;

/** Help with writing the documents of a workspace. Connects to nothing and keeps nothing open. */
public interface Authoring {
  /**
   * The published JSON schemas: of our own documents in the order of a workspace, then of plans.
   */
  List<DocumentSchema> schemas();

  /**
   * Brings YAML files into one form: order of keys, indentation, quotes. Values stay what they are,
   * and every comment stays at its node; a file where that cannot be is left as it is. Each file is
   * replaced whole or not at all, and keeps its permissions.
   *
   * @param paths files, and folders whose documents are meant: those of a workspace, and contracts
   *     and products of the standards
   * @param write whether files are written; else they are only looked at
   * @throws io.meshwright.api.problem.MeshException of kind USER where a path does not exist or a
   *     file cannot be written
   */
  List<FormattedFile> format(List<Path> paths, boolean write);

  /**
   * Makes a workspace around data contracts, which are copied unchanged: mesh.yaml with a platform,
   * the classifications that the contracts have, and a guess for each type name that only they
   * know. No file is overwritten.
   *
   * @param contracts ODCS files, and folders whose {@code *.odcs.yaml} files are meant
   * @param folder where to
   * @throws io.meshwright.api.problem.MeshException of kind USER where a contract cannot be read or
   *     is none, where a file is there already, or the folder cannot be written. Nothing is left
   *     behind then.
   */
  StartedWorkspace startFrom(List<Path> contracts, Path folder, StartOptions options);
}
