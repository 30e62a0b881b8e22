package io.meshwright.engine.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Writes the documents of a file in one form. What comes out is read again: it has to say the same,
 * with every comment at the node where it was, or the file is refused.
 */
public final class Formatter {
  private Formatter() {}

  /** What became of a file. */
  public sealed interface Result {}

  /** The file in its one form; equal to what was given where it had that already. */
  public record Formatted(String text) implements Result {}

  /** Why a file stays as it is, and where; lines and columns count from 1. */
  public record Refused(int line, int column, String what, String remedy) implements Result {}

  /** Which order the keys of a document have. */
  public interface Orders {
    /**
     * The order.
     *
     * @param root the document's outermost keys that have a single value, with that
     */
    KeyOrder of(Map<String, String> root);
  }

  /**
   * Formats a text.
   *
   * @param text YAML whose syntax is known to be right
   */
  public static Result format(String text, Orders orders) {
    String lines = text.replace("\r\n", "\n").replace('\r', '\n').replaceFirst("^\uFEFF", "");
    try {
      List<Document> documents = TreeReader.read(lines);
      List<String> facts = Facts.of(documents);
      documents.forEach(d -> KeySorting.sort(d, orders.of(outermost(d))));
      String formatted = TreeWriter.write(documents);
      return same(facts, formatted)
          ? new Formatted(formatted)
          : new Refused(
              1,
              1,
              "in its one form the file would not say the same",
              "please report this with the file");
    } catch (Refusal e) {
      return new Refused(e.line(), e.column(), e.what(), e.remedy());
    }
  }

  private static boolean same(List<String> facts, String formatted) {
    try {
      return Facts.of(TreeReader.read(formatted)).equals(facts);
    } catch (Refusal | YamlEngineException e) {
      return false;
    }
  }

  private static Map<String, String> outermost(Document document) {
    Map<String, String> root = new LinkedHashMap<>();
    if (document.root.value instanceof Node.Collection collection && collection.mapping) {
      for (Entry entry : collection.entries) {
        if (entry.value instanceof Node.Scalar scalar) {
          root.put(entry.name(), scalar.value());
        }
      }
    }
    return root;
  }
}
