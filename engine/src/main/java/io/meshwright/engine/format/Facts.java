package io.meshwright.engine.format;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * What a file says, whatever it looks like: every value with its type, and every comment with the
 * node that it belongs to. Two files with the same facts mean the same.
 */
final class Facts {
  private final List<String> facts = new ArrayList<>();
  private final ScalarResolver resolver = new CoreSchema().getScalarResolver();

  private Facts() {}

  /** The facts, in an order of their own. */
  static List<String> of(List<Document> documents) {
    Facts all = new Facts();
    for (int i = 0; i < documents.size(); i++) {
      Document document = documents.get(i);
      String path = Integer.toString(i);
      all.remarks(path, document.above);
      all.remarks(path, document.foot);
      // The foot of the outermost block and that of its document are one place.
      if (document.root.value instanceof Node.Collection root && !root.flow) {
        all.remarks(path, root.foot);
        root = withoutFoot(root);
        all.entry(path, document.root, root);
      } else {
        all.entry(path, document.root, document.root.value);
      }
    }
    Collections.sort(all.facts);
    return all.facts;
  }

  private static Node.Collection withoutFoot(Node.Collection root) {
    Node.Collection bare = new Node.Collection(root.mapping, root.flow, root.anchor);
    bare.entries.addAll(root.entries);
    return bare;
  }

  private void remarks(String path, List<Remark> remarks) {
    for (Remark remark : remarks) {
      if (remark instanceof Remark.Comment(String text, int column)) {
        facts.add(path + " " + text);
      }
    }
  }

  private void entry(String path, Entry entry, Node value) {
    remarks(path, entry.before);
    entry.behind.forEach(b -> facts.add(path + " " + b.text()));
    entry.key.ifPresent(k -> value(path + " key", k));
    value(path, value);
  }

  private void value(String path, Node node) {
    switch (node) {
      case Node.Alias(String name) -> facts.add(path + " *" + name);
      case Node.Scalar scalar -> {
        boolean plain = scalar.style() == Node.Style.PLAIN;
        String tag = resolver.resolve(scalar.value(), plain).getValue();
        String kind = scalar.style().isBlock() ? scalar.style().name() : "";
        facts.add(path + " " + scalar.anchor() + kind + tag + " " + scalar.value());
      }
      case Node.Collection collection -> {
        facts.add(path + " " + collection.anchor + (collection.mapping ? "{}" : "[]"));
        remarks(path + "/foot", collection.foot);
        for (int i = 0; i < collection.entries.size(); i++) {
          Entry entry = collection.entries.get(i);
          // A slash in a key must not look like another key.
          String name =
              collection.mapping ? entry.name().length() + ":" + entry.name() : Integer.toString(i);
          entry(path + "/" + name, entry, entry.value);
        }
      }
    }
  }
}
