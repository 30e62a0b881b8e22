package io.meshwright.engine.catalogue;

import io.meshwright.api.model.LifecycleStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Pieces that pages are made of. */
final class Parts {
  private Parts() {}

  /** A number with its noun: {@code 1 table}, {@code 2 tables}. */
  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** A number with its noun, where the plural is not made with an s. */
  static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  /** A name of the mesh, as it is written. */
  static Html code(String text) {
    return Html.of("code", text);
  }

  static Html codes(Collection<String> texts) {
    return Html.joined(texts.stream().map(Parts::code).toList(), ", ");
  }

  static Html.Element link(Target target, String text) {
    return Html.of("a", text).to(target);
  }

  static Html chip(String css, String text) {
    return Html.of("span", text).css("chip " + css);
  }

  static Html small(String text) {
    return text.isEmpty() ? Html.none() : words(Html.of("p").css("small"), text);
  }

  /** A description; its own language may run the other way. */
  static Html prose(String text) {
    return text.isEmpty() ? Html.none() : words(Html.of("p").css("prose"), text);
  }

  /** Text in which addresses of the web are links. */
  private static Html words(Html.Element element, String text) {
    List<Html> parts = new ArrayList<>();
    for (String word : text.split("(?<=\\s)|(?=\\s)", -1)) {
      parts.add(
          Target.web(word)
              .<Html>map(web -> Html.of("a", word).to(web))
              .orElseGet(() -> Html.text(word)));
    }
    return element.attr("dir", "auto").with(Html.all(parts));
  }

  /** A value of a document: a link where it is an address of the web, else text. */
  static Html value(String text) {
    return Target.web(text)
        .<Html>map(web -> Html.of("a", text).to(web))
        .orElseGet(() -> Html.of("bdi", text));
  }

  static Html status(LifecycleStatus status) {
    return chip("status " + status.word(), status.word());
  }

  static Html classification(String name) {
    int colour = Math.floorMod(name.split("\\.", 2)[0].hashCode(), 6);
    return Html.of("a", name).css("chip tint" + colour).to(Names.classification(name));
  }

  /** The end of something. Whoever reads it later is told that it has passed. */
  static Html.Element end(Instant instant) {
    String text = instant.toString();
    String shown =
        instant.equals(instant.truncatedTo(ChronoUnit.DAYS))
            ? "end of " + instant.minus(1, ChronoUnit.DAYS).toString().substring(0, 10)
            : text.replace('T', ' ').replace("Z", " UTC");
    return Html.of("time", shown).attr("datetime", text);
  }

  /** A table with a header; each row is a list of cells. */
  static Html table(String caption, List<String> header, List<? extends Html> rows) {
    Html head =
        Html.of(
            "thead",
            Html.of(
                "tr", header.stream().map(h -> Html.of("th", h).attr("scope", "col")).toList()));
    Html table =
        Html.of("table", Html.of("caption", caption).css("hidden"), head, Html.of("tbody", rows));
    return scrolling(caption, table);
  }

  /** Wide things scroll on their own; with the keyboard too. */
  static Html scrolling(String label, Html wide) {
    return Html.of("div", wide)
        .css("scroll")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", label);
  }

  /** A row whose first cell says what it is about. */
  static Html.Element row(Html first, Html... cells) {
    List<Html> all = new ArrayList<>();
    all.add(Html.of("th", first).attr("scope", "row"));
    Arrays.stream(cells).map(c -> Html.of("td", c)).forEach(all::add);
    return Html.of("tr", all);
  }

  /** A part of a page; what scrolls in it has a name of its own. */
  static Html.Element section(String id, String heading, Html... content) {
    return Html.of("section", Html.of("h2", heading).id(id)).with(content);
  }

  /**
   * A fact of a list of facts.
   *
   * @param name what it is about
   * @param value what it says
   */
  record Fact(String name, Html value) {
    static Optional<Fact> of(String name, String value) {
      return value.isEmpty() ? Optional.empty() : Optional.of(new Fact(name, Parts.value(value)));
    }
  }

  static Html facts(List<Fact> facts) {
    return Html.of(
            "dl",
            facts.stream()
                .map(f -> Html.of("div", Html.of("dt", f.name()), Html.of("dd", f.value())))
                .toList())
        .css("facts");
  }

  /** A long list that is folded. */
  static Html folded(String summary, Html content) {
    return Html.of("details", Html.of("summary", summary), content);
  }

  static Html none(String text) {
    return Html.of("p", text).css("none");
  }
}
