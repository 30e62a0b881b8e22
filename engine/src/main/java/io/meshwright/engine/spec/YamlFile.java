package io.meshwright.engine.spec;

import io.meshwright.api.problem.Place;
import java.util.List;

/**
 * The documents of one file.
 *
 * @param name relative to the workspace
 * @param documents in order; broken ones are left out
 * @param points the text by code points, for positions within values
 */
record YamlFile(String name, List<YamlNode> documents, SourceText points) {
  /** Copies the documents. */
  YamlFile {
    documents = List.copyOf(documents);
  }

  /** The start of the file. */
  Place start() {
    return new Place(name, 1, 1);
  }
}
