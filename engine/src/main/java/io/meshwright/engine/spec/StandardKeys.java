package io.meshwright.engine.spec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which keys the Bitol standards know where. Most of a document is not needed for provisioning; its
 * keys are checked all the same, since a slip of the pen in one of them is a promise not kept.
 */
final class StandardKeys {
  private static final Pattern LINE = Pattern.compile("([a-z-]+)([!?*]): (.*)");
  private static final Pattern KEY = Pattern.compile("([A-Za-z]+)(?:(>|\\[)([a-z-]+)]?)?");
  private static final String RESOURCE = "standard-keys.txt";

  private final Map<String, Context> contexts;

  private StandardKeys(Map<String, Context> contexts) {
    this.contexts = contexts;
  }

  /** What a mapping may hold. */
  private record Context(Openness openness, Map<String, Optional<Child>> keys) {}

  /** Where a key leads. */
  private record Child(String context, boolean list) {}

  private enum Openness {
    CLOSED,
    CLOSED_SINCE_3_1,
    OPEN
  }

  /** Reads the lists that come with the engine. */
  static StandardKeys load() {
    Map<String, Context> contexts = new LinkedHashMap<>();
    try (InputStream stream = StandardKeys.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the engine");
      }
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      for (String line : reader.lines().toList()) {
        Matcher matcher = LINE.matcher(line);
        if (matcher.matches()) {
          contexts.put(matcher.group(1), context(matcher.group(2), matcher.group(3)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new StandardKeys(contexts);
  }

  private static Context context(String sign, String words) {
    Map<String, Optional<Child>> keys = new LinkedHashMap<>();
    for (String word : words.split(" ", -1)) {
      Matcher key = KEY.matcher(word);
      if (!key.matches()) {
        throw new IllegalStateException(RESOURCE + ": '" + word + "' is no key");
      }
      Optional<String> child = Optional.ofNullable(key.group(3));
      boolean list = "[".equals(key.group(2));
      keys.put(String.valueOf(key.group(1)), child.map(c -> new Child(c, list)));
    }
    Openness openness =
        switch (sign) {
          case "!" -> Openness.CLOSED;
          case "?" -> Openness.CLOSED_SINCE_3_1;
          default -> Openness.OPEN;
        };
    return new Context(openness, keys);
  }

  /** The keys of a context. */
  Set<String> keys(String context) {
    return context(context).keys().keySet();
  }

  private Context context(String name) {
    Context context = contexts.get(name);
    if (context == null) {
      throw new IllegalStateException(RESOURCE + ": there is no context '" + name + "'");
    }
    return context;
  }

  /** Names of all contexts. */
  Set<String> names() {
    return contexts.keySet();
  }

  /**
   * Reports keys that the standard does not know. Where a version of it leaves a place open, an
   * unknown key is a warning: the document is valid, and the key may still be a slip.
   *
   * @param strict whether the document's version closes what earlier ones left open
   */
  void check(YamlNode node, String context, boolean strict, Findings findings) {
    if (!(node instanceof YamlNode.Mapping mapping)) {
      return;
    }
    Context rules = context(context);
    Set<String> present = new HashSet<>();
    mapping.entries().forEach(e -> present.add(e.key().text()));
    for (YamlNode.Entry entry : mapping.entries()) {
      Optional<Child> child = rules.keys().getOrDefault(entry.key().text(), Optional.empty());
      if (!rules.keys().containsKey(entry.key().text())) {
        unknown(entry.key(), rules, present, strict, findings);
      } else if (child.isPresent()) {
        child(entry, child.get(), strict, findings);
      }
    }
  }

  private void child(YamlNode.Entry entry, Child child, boolean strict, Findings findings) {
    List<YamlNode> items =
        entry.value() instanceof YamlNode.Sequence sequence
            ? sequence.items()
            : List.of(entry.value());
    String context =
        child.context().equals("odcs-team") && entry.value() instanceof YamlNode.Sequence
            ? "odcs-member"
            : child.context();
    if (child.list()
        && !(entry.value() instanceof YamlNode.Sequence)
        && !(entry.value() instanceof YamlNode.Scalar scalar && scalar.isNull())) {
      findings.error(
          "wrong-type",
          entry.value().place(),
          "'" + entry.key().text() + "' is " + entry.value().shape(),
          "write a list");
    }
    items.forEach(item -> check(item, context, strict, findings));
  }

  private static void unknown(
      YamlNode.Scalar key,
      Context rules,
      Set<String> present,
      boolean strict,
      Findings findings) {
    boolean closed =
        rules.openness() == Openness.CLOSED
            || (rules.openness() == Openness.CLOSED_SINCE_3_1 && strict);
    if (closed) {
      MappingReader.unknownKey(findings, key, rules.keys().keySet(), present);
      return;
    }
    Optional<String> meant = MappingReader.meant(key, rules.keys().keySet(), present);
    findings.warning(
        "unknown-key",
        key.place(),
        "",
        "the key '" + key.text() + "' is not part of the standard",
        meant.map(m -> "did you mean '" + m + "'?").orElse("put it under customProperties"));
  }
}
