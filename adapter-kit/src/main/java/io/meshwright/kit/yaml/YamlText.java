package io.meshwright.kit.yaml;

import io.meshwright.api.name.Ordered;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A document of YAML. Texts are always in quotes, so that whatever is in them stays a text. */
public final class YamlText {
  /** A document from elsewhere is no longer than a person would write. */
  private static final int LONGEST = 1 << 20;

  private YamlText() {}

  /**
   * A document, its keys in the order of the map.
   *
   * @throws IllegalArgumentException where a value is no text, boolean, list or map
   */
  public static String write(Map<String, ?> document) {
    Writer text = new Writer();
    new Dump(DumpSettings.builder().setSplitLines(false).build()).dumpNode(mapping(document), text);
    return text.toString();
  }

  private static Node mapping(Map<?, ?> values) {
    List<NodeTuple> tuples = new ArrayList<>();
    values.forEach(
        (key, value) ->
            tuples.add(
                new NodeTuple(
                    new ScalarNode(Tag.STR, String.valueOf(key), ScalarStyle.PLAIN), node(value))));
    return new MappingNode(Tag.MAP, tuples, FlowStyle.BLOCK);
  }

  private static Node node(Object value) {
    return switch (value) {
      case String text -> new ScalarNode(Tag.STR, text, ScalarStyle.DOUBLE_QUOTED);
      case Boolean is -> new ScalarNode(Tag.BOOL, is.toString(), ScalarStyle.PLAIN);
      case List<?> list ->
          new SequenceNode(Tag.SEQ, list.stream().map(YamlText::node).toList(), FlowStyle.BLOCK);
      case Map<?, ?> map -> mapping(map);
      default -> throw new IllegalArgumentException(value + " is no value of a document");
    };
  }

  /** A document whose outermost value is a map; empty where the text is none. */
  public static Optional<SortedMap<String, Object>> read(String text) {
    try {
      LoadSettings settings =
          LoadSettings.builder().setMaxAliasesForCollections(1).setCodePointLimit(LONGEST).build();
      return new Load(settings).loadFromString(text) instanceof Map<?, ?> map
          ? Optional.of(named(map))
          : Optional.empty();
    } catch (YamlEngineException e) {
      // Whoever asks knows what it means that a text is no document.
      return Optional.empty();
    }
  }

  /** A map within a document; empty where a key has none. */
  public static SortedMap<String, Object> within(Map<String, Object> document, String key) {
    return document.get(key) instanceof Map<?, ?> map
        ? named(map)
        : Ordered.map(new TreeMap<String, Object>());
  }

  private static SortedMap<String, Object> named(Map<?, ?> map) {
    TreeMap<String, Object> named = new TreeMap<>();
    map.forEach(
        (key, value) -> {
          if (key != null && value != null) {
            named.put(key.toString(), value);
          }
        });
    return Ordered.map(named);
  }

  private static final class Writer extends StringWriter implements StreamDataWriter {}
}
