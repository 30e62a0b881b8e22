package io.meshwright.engine.format;

import java.util.ArrayList;
import java.util.List;

/** One document of a file. */
final class Document {
  /** What stands before its marker. */
  final List<Remark> above = new ArrayList<>();

  /**
   * Its content: comments before it are the document's head, one behind it stands on the marker.
   */
  final Entry root = new Entry();

  /** What stands behind its content. */
  final List<Remark> foot = new ArrayList<>();

  /** Whether a marker begins it. */
  boolean marked;
}
