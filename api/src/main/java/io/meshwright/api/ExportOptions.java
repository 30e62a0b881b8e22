package io.meshwright.api;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a mesh is written as a workspace.
 *
 * @param samples the workspace that sample files are relative to; they are copied from there.
 *     Needed only for a mesh that names some
 */
public record ExportOptions(Optional<Path> samples) {
  /** For a mesh without sample files. */
  public static final ExportOptions DEFAULT = new ExportOptions(Optional.empty());

  /** With sample files from that workspace. */
  public ExportOptions withSamples(Path workspace) {
    return new ExportOptions(Optional.of(workspace));
  }
}
