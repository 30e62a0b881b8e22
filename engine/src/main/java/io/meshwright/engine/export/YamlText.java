package io.meshwright.engine.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Writes documents. A text stands without quotes only where no YAML, 1.1 or 1.2, could take it for
 * anything else; whether syntax allows it is the library's business.
 */
final class YamlText {
  private static final Set<String> WORDS =
      Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf");
  private static final Pattern PLAIN =
      Pattern.compile("[\\p{L}_][^\\p{Cntrl}]*|\\d+\\.\\d+\\.\\d+");

  private final CoreSchema schema = new CoreSchema();

  /** Documents, one after the other. */
  static String of(List<? extends Yaml> documents) {
    YamlText text = new YamlText();
    return documents.stream().map(text::document).collect(Collectors.joining("---\n"));
  }

  /** One document. */
  static String of(Yaml document) {
    return of(List.of(document));
  }

  private String document(Yaml document) {
    DumpSettings settings =
        DumpSettings.builder()
            .setSchema(schema)
            .setIndent(2)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .setSplitLines(false)
            .setWidth(Integer.MAX_VALUE)
            .build();
    StringBuilder text = new StringBuilder();
    new Dump(settings)
        .dumpNode(
            node(document),
            new StreamDataWriter() {
              @Override
              public void write(String part) {
                text.append(part);
              }

              @Override
              public void write(String part, int offset, int length) {
                text.append(part, offset, offset + length);
              }
            });
    return text.toString();
  }

  private Node node(Yaml value) {
    return switch (value) {
      case Yaml.Text(String text) -> new ScalarNode(Tag.STR, text, style(text));
      case Yaml.Quoted(String text) ->
          new ScalarNode(
              Tag.STR,
              text,
              text.codePoints().allMatch(c -> c == ' ' || isVisible(c))
                  ? ScalarStyle.SINGLE_QUOTED
                  : ScalarStyle.DOUBLE_QUOTED);
      case Yaml.Word(String text) ->
          new ScalarNode(schema.getScalarResolver().resolve(text, true), text, ScalarStyle.PLAIN);
      case Yaml.Items(List<Yaml> items) -> {
        List<Node> nodes = new ArrayList<>();
        items.forEach(item -> nodes.add(node(item)));
        yield new SequenceNode(Tag.SEQ, nodes, flow(items.isEmpty()));
      }
      case Yaml.Keys keys -> {
        List<NodeTuple> tuples = new ArrayList<>();
        keys.entries().forEach((key, entry) -> tuples.add(new NodeTuple(key(key), node(entry))));
        yield new MappingNode(Tag.MAP, tuples, flow(tuples.isEmpty()));
      }
    };
  }

  /** The key that policies name their targets by stands as people write it. */
  private Node key(String key) {
    return key.equals("on")
        ? new ScalarNode(Tag.STR, key, ScalarStyle.PLAIN)
        : node(new Yaml.Text(key));
  }

  private static FlowStyle flow(boolean empty) {
    return empty ? FlowStyle.FLOW : FlowStyle.BLOCK;
  }

  private static ScalarStyle style(String text) {
    if (!text.codePoints().allMatch(c -> c == '\n' || c == ' ' || isVisible(c))) {
      return ScalarStyle.DOUBLE_QUOTED;
    }
    if (text.contains("\n")) {
      return isReadableAsLines(text) ? ScalarStyle.LITERAL : ScalarStyle.DOUBLE_QUOTED;
    }
    if (PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT))) {
      return ScalarStyle.PLAIN;
    }
    boolean apostrophes = text.contains("'") && !text.contains("\"") && !text.contains("\\");
    return apostrophes ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.SINGLE_QUOTED;
  }

  /** Whether a block of lines shows the text as it is: no blank at an end. */
  private static boolean isReadableAsLines(String text) {
    return !text.startsWith("\n")
        && !text.startsWith(" ")
        && !text.endsWith(" ")
        && !text.contains(" \n");
  }

  private static boolean isVisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
