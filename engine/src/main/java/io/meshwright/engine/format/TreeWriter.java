package io.meshwright.engine.format;

import java.util.List;
import java.util.Optional;

/** Writes documents. */
final class TreeWriter {
  /** How far a block is indented within another. */
  static final int STEP = 2;

  /** A list or mapping in brackets that would end behind this column stands on lines of its own. */
  private static final int WIDTH = 120;

  private final StringBuilder out = new StringBuilder();
  private boolean blank;
  private boolean fresh = true;

  private TreeWriter() {}

  static String write(List<Document> documents) {
    TreeWriter writer = new TreeWriter();
    for (Document document : documents) {
      writer.document(document, document == documents.getFirst());
    }
    return writer.out.toString();
  }

  private void document(Document document, boolean first) {
    Entry root = document.root;
    remarks(document.above, 0);
    boolean anchored = root.value instanceof Node.Collection c && c.anchor.isPresent();
    if (!first || document.marked || anchored) {
      blank = false;
      StringBuilder marker = new StringBuilder("---");
      if (root.value instanceof Node.Collection c && c.isBlock()) {
        c.anchor.ifPresent(a -> marker.append(" &").append(a));
      }
      end(marker, root);
      fresh = true;
    }
    remarks(root.before, 0);
    if (root.value instanceof Node.Collection collection) {
      if (!collection.isBlock() && !root(collection)) {
        collection.flow = false;
      }
      if (collection.isBlock()) {
        entries(collection, 0);
      }
    }
    remarks(document.foot, 0);
    blank = false;
  }

  /** Writes a root in brackets, where that can be. */
  private boolean root(Node.Collection collection) {
    Optional<String> text = FlowText.of(collection).filter(t -> fits(t, 0));
    text.ifPresent(this::line);
    return text.isPresent();
  }

  private static boolean fits(String text, int before) {
    return before + text.codePointCount(0, text.length()) <= WIDTH || text.length() == 2;
  }

  private void line(CharSequence text) {
    if (blank && !fresh) {
      out.append('\n');
    }
    blank = false;
    fresh = false;
    out.append(text).append('\n');
  }

  private void remarks(List<Remark> remarks, int indent) {
    for (Remark remark : remarks) {
      switch (remark) {
        case Remark.Blank() -> blank = true;
        case Remark.Comment comment -> line(" ".repeat(indent) + comment.text());
      }
    }
  }

  /** Ends a line with the comment that belongs behind it. */
  private void end(StringBuilder line, Entry entry) {
    if (!entry.behind.isEmpty()) {
      Behind behind = entry.behind.getFirst();
      int width = line.codePointCount(0, line.length());
      int gap = behind.gap() < 2 ? 1 : Math.max(2, behind.column() - width);
      line.append(" ".repeat(gap)).append(behind.text());
    }
    line(line);
  }

  private void entries(Node.Collection collection, int indent) {
    for (Entry entry : collection.entries) {
      remarks(entry.before, indent);
      for (int i = 1; i < entry.behind.size(); i++) {
        line(" ".repeat(indent) + entry.behind.get(i).text());
      }
      entry(entry, indent);
    }
    remarks(collection.foot, indent);
  }

  private void entry(Entry entry, int indent) {
    StringBuilder line = new StringBuilder(" ".repeat(indent));
    if (entry.key.isPresent()) {
      value(entry, line.append(ScalarText.key(entry.key.get(), false)), indent);
    } else if (!compact(entry, indent)) {
      value(entry, line.append('-'), indent);
    }
  }

  /** An item whose first line is that of what it holds. */
  private boolean compact(Entry entry, int indent) {
    if (!entry.behind.isEmpty()
        || !(entry.value instanceof Node.Collection collection)
        || collection.anchor.isPresent()
        || !standsInBlock(collection, indent + STEP)) {
      return false;
    }
    Entry first = collection.entries.getFirst();
    if (first.before.stream().anyMatch(Remark.Comment.class::isInstance)
        || first.behind.size() > 1) {
      return false;
    }
    if (blank && !fresh) {
      out.append('\n');
    }
    blank = false;
    fresh = true;
    int start = out.length();
    entries(collection, indent + STEP);
    out.setCharAt(start + indent, '-');
    return true;
  }

  /** Whether a collection stands on lines of its own, as it does where brackets do not fit. */
  private static boolean standsInBlock(Node.Collection collection, int before) {
    if (!collection.isBlock() && FlowText.of(collection).filter(t -> fits(t, before)).isEmpty()) {
      collection.flow = false;
    }
    return collection.isBlock();
  }

  private void value(Entry entry, StringBuilder line, int indent) {
    switch (entry.value) {
      case Node.Alias(String name) -> end(line.append(" *").append(name), entry);
      case Node.Scalar scalar -> scalar(scalar, entry, line, indent);
      case Node.Collection collection -> {
        if (!standsInBlock(collection, line.length() + 1)) {
          end(line.append(' ').append(FlowText.of(collection).orElseThrow()), entry);
          return;
        }
        collection.anchor.ifPresent(a -> line.append(" &").append(a));
        end(line, entry);
        fresh = true;
        entries(collection, indent + STEP);
      }
    }
  }

  private void scalar(Node.Scalar scalar, Entry entry, StringBuilder line, int indent) {
    scalar.anchor().ifPresent(a -> line.append(" &").append(a));
    List<String> lines = scalar.lines();
    if (!scalar.isEmpty()) {
      line.append(' ').append(ScalarText.of(scalar, false));
    }
    if (lines.size() == 1) {
      end(line, entry);
      return;
    }
    boolean block = scalar.style().isBlock();
    if (block) {
      end(line, entry);
    } else {
      line(line);
    }
    for (int i = 1; i < lines.size(); i++) {
      String text = lines.get(i).isEmpty() ? "" : " ".repeat(indent + STEP) + lines.get(i);
      if (!block && i == lines.size() - 1) {
        end(new StringBuilder(text), entry);
      } else {
        out.append(text).append('\n');
      }
    }
    // Empty lines behind a value that keeps them would become part of it.
    fresh = block && lines.getFirst().endsWith("+");
  }
}
