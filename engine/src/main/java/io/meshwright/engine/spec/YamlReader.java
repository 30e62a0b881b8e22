package io.meshwright.engine.spec;

import io.meshwright.api.problem.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Builds nodes from YAML events. Depth, repeated aliases and the number of nodes are limited while
 * events stream in, so that no text costs more memory than a multiple of its own size.
 */
final class YamlReader {
  private static final int MAX_DEPTH = 100;
  private static final int MAX_ALIASED_NODES = 200_000;
  private static final int MIN_BUFFER = 1024;
  private static final Set<String> PLAIN_TAGS =
      Set.of("tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq", "!");

  private final String file;
  private final Findings findings;
  private final Iterator<Event> events;
  private final Map<String, Anchored> anchors = new HashMap<>();
  private long aliasedNodes;
  private long nodes;

  /** An anchored node and how many nodes it holds, aliases counted as often as they are used. */
  private record Anchored(YamlNode node, long size) {}

  private YamlReader(String file, String text, Findings findings) {
    this.file = file;
    this.findings = findings;
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setCodePointLimit(Integer.MAX_VALUE)
            // The window moves by one buffer, copying what a long line has so far.
            .setBufferSize(Math.max(MIN_BUFFER, text.length()))
            .build();
    this.events = new Parse(settings).parseString(text).iterator();
  }

  /** Reads the documents of a file up to the first error of syntax. */
  static YamlFile read(String file, String text, Findings findings) {
    List<YamlNode> documents =
        CommonYaml.read(file, text).orElseGet(() -> byLibrary(file, text, findings));
    return new YamlFile(file, documents, new SourceText(text));
  }

  /** The same for any YAML there is. */
  static List<YamlNode> byLibrary(String file, String text, Findings findings) {
    List<YamlNode> documents = new ArrayList<>();
    if (!isPrintable(file, text, findings)) {
      return documents;
    }
    YamlReader reader = new YamlReader(file, text, findings);
    try {
      reader.documents(documents);
    } catch (YamlRefusal e) {
      findings.error(e.code(), e.place(), e.what(), e.remedy());
    } catch (MarkedYamlEngineException e) {
      SyntaxMistake mistake = SyntaxMistake.of(text, e);
      findings.error(
          "yaml-syntax",
          new Place(file, mistake.line() + 1, mistake.column() + 1),
          "this is not YAML: " + mistake.what(),
          mistake.remedy());
    } catch (YamlEngineException e) {
      findings.error(
          "yaml-syntax",
          start(file),
          "this is not YAML: " + SyntaxMistake.oneLine(String.valueOf(e.getMessage())),
          "");
    }
    return documents;
  }

  /** The library refuses such characters too, but does not say where they are. */
  private static boolean isPrintable(String file, String text, Findings findings) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int point = text.codePointAt(i);
      if (!StreamReader.isPrintable(point)) {
        findings.error(
            "yaml-syntax",
            new Place(file, line, column),
            String.format("the character U+%04X is not allowed in YAML", point),
            "leave it out, or write it as an escape in double quotes");
        return false;
      }
      column = point == '\n' ? 1 : column + 1;
      line += point == '\n' ? 1 : 0;
    }
    return true;
  }

  private static Place start(String file) {
    return new Place(file, 1, 1);
  }

  private Place place(Mark mark) {
    return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private Place place(Event event) {
    return event.getStartMark().map(this::place).orElse(start(file));
  }

  private void documents(List<YamlNode> documents) throws YamlRefusal {
    while (events.hasNext()) {
      Event event = events.next();
      switch (event.getEventId()) {
        case DocumentStart -> anchors.clear();
        case Alias, Scalar, SequenceStart, MappingStart -> {
          YamlNode document = node(event, 1);
          boolean empty =
              document instanceof YamlNode.Scalar scalar
                  && scalar.isNull()
                  && scalar.text().isEmpty();
          if (!empty) {
            documents.add(document);
          }
        }
        default -> {}
      }
    }
  }

  private YamlNode node(Event event, int depth) throws YamlRefusal {
    if (event instanceof AliasEvent alias) {
      return aliased(alias);
    }
    if (depth > MAX_DEPTH) {
      throw new YamlRefusal(
          "yaml-too-deep", place(event), "values nest deeper than " + MAX_DEPTH, "flatten them");
    }
    long before = nodes++;
    YamlNode node =
        switch (event) {
          case ScalarEvent scalar -> scalar(scalar);
          case SequenceStartEvent sequence -> sequence(sequence, depth);
          case MappingStartEvent mapping -> mapping(mapping, depth);
          default ->
              throw new YamlRefusal("yaml-syntax", place(event), "a value is missing here", "");
        };
    if (event instanceof NodeEvent named && named.getAnchor().isPresent()) {
      anchors.put(named.getAnchor().get().getValue(), new Anchored(node, nodes - before));
    }
    return node;
  }

  private YamlNode aliased(AliasEvent alias) throws YamlRefusal {
    String name = alias.getAlias().getValue();
    Anchored anchored = anchors.get(name);
    if (anchored == null) {
      throw new YamlRefusal(
          "yaml-alias",
          place(alias),
          "the alias '*" + name + "' has no anchor before it",
          "write the value out");
    }
    nodes += anchored.size();
    aliasedNodes += anchored.size();
    if (aliasedNodes > MAX_ALIASED_NODES) {
      throw new YamlRefusal(
          "yaml-alias",
          place(alias),
          "aliases repeat more than " + MAX_ALIASED_NODES + " values",
          "write the values out");
    }
    return anchored.node();
  }

  private YamlNode.Scalar scalar(ScalarEvent event) throws YamlRefusal {
    boolean tagged = refuseTag(event, event.getTag());
    int start = event.getStartMark().map(Mark::getIndex).orElse(0);
    int end = event.getEndMark().map(Mark::getIndex).orElse(start);
    return new YamlNode.Scalar(
        event.getValue(), event.isPlain() && !tagged, place(event), start, end);
  }

  private boolean refuseTag(Event event, Optional<String> tag) throws YamlRefusal {
    if (tag.isPresent() && !PLAIN_TAGS.contains(tag.get())) {
      throw new YamlRefusal(
          "yaml-tag",
          place(event),
          "the tag '" + SyntaxMistake.oneLine(tag.get()) + "' is not known",
          "leave it out; types are known without tags");
    }
    return tag.isPresent();
  }

  private YamlNode sequence(CollectionStartEvent start, int depth) throws YamlRefusal {
    refuseTag(start, start.getTag());
    List<YamlNode> items = new ArrayList<>();
    for (Event event = events.next();
        event.getEventId() != Event.ID.SequenceEnd;
        event = events.next()) {
      items.add(node(event, depth + 1));
    }
    return new YamlNode.Sequence(items, place(start));
  }

  private YamlNode mapping(CollectionStartEvent start, int depth) throws YamlRefusal {
    refuseTag(start, start.getTag());
    List<YamlNode.Entry> entries = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Event event = events.next();
        event.getEventId() != Event.ID.MappingEnd;
        event = events.next()) {
      YamlNode key = node(event, depth + 1);
      YamlNode value = node(events.next(), depth + 1);
      if (!(key instanceof YamlNode.Scalar name)) {
        findings.error("yaml-key", key.place(), "a key is " + key.shape(), "write a name");
      } else if (!seen.add(name.text())) {
        findings.error(
            "duplicate-key",
            key.place(),
            "the key '" + name.text() + "' stands here twice",
            "keep one of the two");
      } else {
        entries.add(new YamlNode.Entry(name, value));
      }
    }
    return new YamlNode.Mapping(entries, place(start));
  }

  /** Stops reading a file. */
  private static final class YamlRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Place place;
    private final String what;
    private final String remedy;

    YamlRefusal(String code, Place place, String what, String remedy) {
      super(what, null, false, false);
      this.code = code;
      this.place = place;
      this.what = what;
      this.remedy = remedy;
    }

    String code() {
      return code;
    }

    Place place() {
      return place;
    }

    String what() {
      return what;
    }

    String remedy() {
      return remedy;
    }
  }
}
