package io.meshwright.engine.format;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Reads documents with their comments. Values come from the library's events; comments and empty
 * lines are what the text holds between them. A comment behind something belongs to what ends
 * there, one on a line of its own to what follows, or to the end of a block that it is indented
 * like.
 */
final class TreeReader {
  private static final int MARKER = "---".length();

  private final Source source;
  private final Iterator<Event> events;
  private final List<Document> documents = new ArrayList<>();
  private final List<Remark> pending = new ArrayList<>();
  private final ScalarReader scalars;
  private Entry owner = new Entry();
  private Optional<Event> peeked = Optional.empty();

  private TreeReader(String text) {
    this.source = new Source(text);
    this.scalars = new ScalarReader(source);
    LoadSettings settings =
        LoadSettings.builder()
            .setCodePointLimit(Integer.MAX_VALUE)
            .setBufferSize(Math.max(1024, text.length()))
            .build();
    this.events = new Parse(settings).parseString(text).iterator();
  }

  /** Reads documents whose syntax is known to be right. */
  static List<Document> read(String text) throws Refusal {
    TreeReader reader = new TreeReader(text);
    reader.documents();
    return reader.documents;
  }

  private Event peek() {
    Event event = peeked.orElseGet(events::next);
    peeked = Optional.of(event);
    return event;
  }

  private Event next() {
    Event event = peek();
    peeked = Optional.empty();
    return event;
  }

  private static int start(Event event) {
    return event.getStartMark().map(Mark::getIndex).orElse(0);
  }

  private static int end(Event event) {
    return event.getEndMark().map(Mark::getIndex).orElse(0);
  }

  private Refusal refusal(int index, String what, String remedy) {
    return new Refusal(source.line(index), source.column(index) + 1, what, remedy);
  }

  private void documents() throws Refusal {
    while (peeked.isPresent() || events.hasNext()) {
      Event event = next();
      switch (event) {
        case DocumentStartEvent start -> begin(start);
        case DocumentEndEvent end -> end(end);
        case NodeEvent root -> root(root);
        default -> take(event.getEventId() == Event.ID.StreamEnd ? source.length() : 0);
      }
    }
    if (documents.isEmpty()) {
      documents.add(new Document());
    }
    drainTo(documents.getLast().foot);
  }

  private void begin(DocumentStartEvent start) throws Refusal {
    if (start.getSpecVersion().isPresent() || source.at(start(start)) == '%') {
      throw refusal(start(start), "a directive stands here", "leave it out; YAML 1.2 is read");
    }
    Document document = new Document();
    if (start.isExplicit()) {
      take(start(start));
      drainTo(documents.isEmpty() ? document.above : documents.getLast().foot);
      source.moveTo(start(start) + MARKER);
      document.marked = true;
    }
    owner = document.root;
    documents.add(document);
  }

  private void end(DocumentEndEvent end) {
    Document document = documents.getLast();
    take(start(end));
    drainTo(document.foot);
    if (end.isExplicit()) {
      source.moveTo(start(end) + MARKER);
      for (Source.Piece piece : source.take(source.endOfLine(source.position()))) {
        if (piece instanceof Source.Piece.Trailing(Behind behind)) {
          document.foot.add(new Remark.Comment(behind.text(), 0));
        }
      }
    }
  }

  private void root(NodeEvent event) throws Refusal {
    Entry root = documents.getLast().root;
    take(start(event));
    boolean empty =
        event instanceof ScalarEvent scalar && scalar.isPlain() && scalar.getValue().isEmpty();
    if (!(event instanceof CollectionStartEvent) && !empty) {
      throw refusal(start(event), "the document is a single value", "write keys with values");
    }
    root.value = empty ? Node.Scalar.NOTHING : node(event, root, -1);
    if (root.value instanceof Node.Collection collection && collection.isBlock()) {
      Entry first = collection.entries.getFirst();
      root.before.addAll(first.before);
      first.before.clear();
    }
  }

  /** Moves on to a place, and gives the comments before it to whom they belong. */
  private void take(int target) {
    for (Source.Piece piece : source.take(target)) {
      place(piece);
    }
  }

  private void place(Source.Piece piece) {
    switch (piece) {
      case Source.Piece.Own(Remark remark) -> pending.add(remark);
      case Source.Piece.Trailing(Behind behind) -> owner.behind.add(behind);
      case Source.Piece.Sign sign -> {}
    }
  }

  private void drainTo(List<Remark> remarks) {
    remarks.addAll(pending);
    pending.clear();
  }

  private void settle(Entry holder) {
    holder.commented(pending);
    pending.clear();
  }

  /** The anchor of a node, which is passed over. */
  private Optional<String> anchor(NodeEvent event) {
    Optional<String> anchor = event.getAnchor().map(a -> a.getValue());
    anchor.ifPresent(a -> source.moveTo(start(event) + 1 + a.codePointCount(0, a.length())));
    return anchor;
  }

  private Node node(Event event, Entry holder, int parent) throws Refusal {
    return switch (event) {
      case AliasEvent alias -> {
        settle(holder);
        source.moveTo(end(alias));
        owner = holder;
        yield new Node.Alias(alias.getAlias().getValue());
      }
      case ScalarEvent scalar -> scalar(scalar, holder, parent);
      case CollectionStartEvent start -> {
        refuseTag(start, start.getTag());
        Node.Collection collection =
            new Node.Collection(start instanceof MappingStartEvent, start.isFlow(), anchor(start));
        if (start.isFlow()) {
          flow(collection, holder, parent);
        } else if (collection.mapping) {
          mapping(collection, parent);
        } else {
          sequence(collection, parent);
        }
        yield collection;
      }
      default -> throw new IllegalStateException("an event where a node has to be: " + event);
    };
  }

  private void refuseTag(Event event, Optional<String> tag) throws Refusal {
    if (tag.isPresent()) {
      throw refusal(
          start(event),
          "the tag '" + tag.get().replace("tag:yaml.org,2002:", "!!") + "' stands here",
          "leave it out; types are known without tags");
    }
  }

  private Node.Scalar scalar(ScalarEvent event, Entry holder, int parent) throws Refusal {
    refuseTag(event, event.getTag());
    Optional<String> anchor = anchor(event);
    if (anchor.isPresent() && source.position() < end(event)) {
      take(source.nextContent());
    }
    settle(holder);
    owner = holder;
    return scalars.read(event, anchor, end(event), parent, holder);
  }

  private void mapping(Node.Collection collection, int parent) throws Refusal {
    int column = -1;
    while (peek().getEventId() != Event.ID.MappingEnd) {
      Event key = next();
      column = column < 0 ? column(key) : column;
      collection.entries.add(keyed(key, column, this::drainTo));
    }
    finish(next(), collection, column, parent);
  }

  /** Where a mapping begins: at the sign of an explicit key, where there is one. */
  private int column(Event key) {
    int content = source.nextContent();
    return source.column(Math.min(content, start(key)));
  }

  private interface Draining {
    void drainTo(List<Remark> remarks);
  }

  private Entry keyed(Event key, int column, Draining draining) throws Refusal {
    Entry entry = new Entry();
    take(start(key));
    draining.drainTo(entry.before);
    owner = entry;
    entry.key = Optional.of(key(key, entry, column));
    Event value = next();
    take(start(value));
    entry.value = node(value, entry, column);
    return entry;
  }

  private Node key(Event event, Entry entry, int column) throws Refusal {
    if (event instanceof CollectionStartEvent) {
      throw refusal(start(event), "a key is no single value", "write a name");
    }
    Node key = node(event, entry, column);
    if (key instanceof Node.Scalar scalar
        && (scalar.style().isBlock()
            || scalar.lines().size() > 1
            || scalar.lines().getFirst().length() > 1000)) {
      throw refusal(start(event), "a key is too long for a line", "write a shorter one");
    }
    return key;
  }

  private void sequence(Node.Collection collection, int parent) throws Refusal {
    int column = -1;
    while (peek().getEventId() != Event.ID.SequenceEnd) {
      Event item = next();
      Entry entry = new Entry();
      boolean begun = false;
      for (Source.Piece piece : source.take(start(item))) {
        place(piece);
        if (!begun && piece instanceof Source.Piece.Sign(int sign, int at) && sign == '-') {
          begun = true;
          column = at;
          drainTo(entry.before);
          owner = entry;
        }
      }
      entry.value = node(item, entry, column);
      collection.entries.add(entry);
    }
    finish(next(), collection, column, parent);
  }

  private void flow(Node.Collection collection, Entry holder, int parent) throws Refusal {
    take(source.nextContent());
    settle(holder);
    owner = holder;
    int bracket = source.at(source.position());
    // A pair within a list may stand without brackets.
    boolean closed = bracket == '[' || bracket == '{';
    source.moveTo(source.position() + (closed ? 1 : 0));
    while (peek().getEventId() != Event.ID.SequenceEnd
        && peek().getEventId() != Event.ID.MappingEnd) {
      Event event = next();
      if (collection.mapping) {
        collection.entries.add(keyed(event, parent, remarks -> settleInto(remarks)));
      } else {
        Entry entry = new Entry();
        take(start(event));
        settleInto(entry.before);
        owner = entry;
        entry.value = node(event, entry, parent);
        collection.entries.add(entry);
      }
    }
    Event end = next();
    take(start(end));
    settleInto(collection.foot);
    if (closed) {
      source.moveTo(end(end));
    }
    owner = holder;
    if (collection.entries.isEmpty()) {
      holder.commented(collection.foot);
      collection.foot.clear();
    }
  }

  private void settleInto(List<Remark> remarks) {
    pending.stream().filter(Remark.Comment.class::isInstance).forEach(remarks::add);
    pending.clear();
  }

  /** Ends a block; comments that are indented like it are its foot. */
  private void finish(Event end, Node.Collection collection, int column, int parent) {
    take(start(end));
    int next = start(end) >= source.length() ? -1 : source.column(start(end));
    int least = Math.max(column, Math.max(next, parent) + 1);
    int size = 0;
    for (int i = 0; i < pending.size(); i++) {
      if (pending.get(i) instanceof Remark.Comment comment) {
        if (comment.column() < least) {
          break;
        }
        size = i + 1;
      }
    }
    collection.foot.addAll(pending.subList(0, size));
    pending.subList(0, size).clear();
  }
}
