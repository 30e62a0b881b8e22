package io.meshwright.kit.settings;

import io.meshwright.api.model.Platform;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.kit.text.Suggestions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The settings of one platform, and what is wrong with them so far. */
public final class Settings {
  private static final String ADDRESS = "write an address such as http://127.0.0.1:5555";

  private final String subject;
  private final Map<String, String> values;
  private final List<Problem> problems = new ArrayList<>();

  private Settings(String subject, Map<String, String> values) {
    this.subject = subject;
    this.values = values;
  }

  /**
   * The settings of a platform; those that nobody knows are problems, with what may be meant.
   *
   * @param known every setting that there is, in the order in which people are told of them
   */
  public static Settings of(Platform platform, List<String> known) {
    Settings settings = new Settings("platform " + platform.name(), platform.settings());
    for (String key : platform.settings().keySet()) {
      if (!known.contains(key)) {
        String meant = Suggestions.didYouMean(key, known);
        settings.problem(
            "unknown-setting",
            "there is no setting '" + key + "'",
            (meant.isEmpty() ? "" : meant + " ") + "settings are " + String.join(", ", known));
      }
    }
    return settings;
  }

  /** A setting as it is written; empty where it is not. */
  public Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** A setting that has a form; one of another form is a problem, and counts as written. */
  public Optional<String> text(String key, Pattern form, String remedy) {
    Optional<String> text = text(key);
    text.filter(t -> !form.matcher(t).matches()).ifPresent(t -> bad(key, t, remedy));
    return text;
  }

  /**
   * A setting that is one of some words, in small letters; another one is a problem, and counts as
   * the one that stands for nothing written.
   *
   * @param words those that there are, the one that counts where nothing is written first
   */
  public String word(String key, List<String> words) {
    String word = text(key).orElse(words.getFirst()).toLowerCase(Locale.ROOT);
    if (words.contains(word)) {
      return word;
    }
    String last = words.getLast();
    bad(
        key,
        word,
        "write "
            + String.join(", ", words.subList(0, words.size() - 1))
            + (words.size() > 1 ? " or " : "")
            + last);
    return words.getFirst();
  }

  /** An address of a server; what is none is a problem, and empty. */
  public Optional<URI> address(String key) {
    Optional<String> written = text(key).filter(w -> !w.isEmpty());
    Optional<URI> address = written.flatMap(Settings::parsed);
    written.filter(w -> address.isEmpty()).ifPresent(w -> bad(key, w, ADDRESS));
    return address;
  }

  private static Optional<URI> parsed(String text) {
    try {
      return Optional.of(URI.create(text)).filter(a -> a.isAbsolute() && a.getHost() != null);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Says that a value cannot be. */
  public void bad(String key, String value, String remedy) {
    problem("bad-value", "'" + key + "' is '" + value + "'", remedy);
  }

  /** Says that something is wrong; a value that may be a secret is for the caller to leave out. */
  public void problem(String code, String what, String remedy) {
    problems.add(Problem.error(code, subject, what, remedy));
  }

  /**
   * Ends the reading.
   *
   * @throws MeshException of kind USER with every problem that there is
   */
  public void check() {
    if (!problems.isEmpty()) {
      throw new MeshException(ErrorKind.USER, problems);
    }
  }
}
