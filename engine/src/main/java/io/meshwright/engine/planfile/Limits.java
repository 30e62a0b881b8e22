package io.meshwright.engine.planfile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;

/**
 * How large a plan file and its parts may be, so that a hostile file ends in a message instead of
 * an exhausted memory. What is written keeps to them as well: every file that was written can be
 * read.
 */
final class Limits {
  /** Well over a hundred thousand changes. */
  static final long BYTES = 256L << 20;

  /** What bounds the memory of a file of nothing but small values. */
  static final long TOKENS = 20_000_000;

  /** Conditions nest two levels of JSON for each of their own. */
  static final int DEPTH = 500;

  /** Longest text of one value, such as the definition of a view. */
  static final int TEXT = 8 << 20;

  /** Longest name of a key. */
  static final int KEY = 10_000;

  /** Most digits of a number, and furthest that its point may be moved. */
  static final int DIGITS = 1_000;

  private Limits() {}

  static JsonFactory factory() {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxDocumentLength(BYTES)
                .maxTokenCount(TOKENS)
                .maxNestingDepth(DEPTH)
                .maxStringLength(TEXT)
                .maxNameLength(KEY)
                .maxNumberLength(DIGITS)
                .build())
        .streamWriteConstraints(StreamWriteConstraints.builder().maxNestingDepth(DEPTH).build())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        // Nothing in a name can then hide or turn around what a reviewer sees.
        .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .build();
  }
}
