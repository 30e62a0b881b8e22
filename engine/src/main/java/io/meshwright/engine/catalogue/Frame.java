package io.meshwright.engine.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is around the content of every page: head, search, navigation. */
final class Frame {
  static final String STYLE = "catalogue.css";
  static final String SCRIPT = "catalogue.js";
  static final String INDEX = "search-index.js";
  static final String ICON = "icon.svg";

  /** Nothing is fetched but the catalogue's own files, and no text becomes a program. */
  static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none';"
          + " form-action 'none'; require-trusted-types-for 'script'; trusted-types catalogue";

  private final Site site;

  Frame(Site site) {
    this.site = site;
  }

  /**
   * A page.
   *
   * @param here its own address
   * @param title its heading
   * @param above where it belongs, from the outermost
   * @param aside what stands beside the heading
   * @param content what is below it
   */
  record Page(Target.Page here, String title, List<Html> above, Html aside, List<Html> content) {
    Page {
      above = List.copyOf(above);
      content = List.copyOf(content);
    }
  }

  String text(Page page) {
    Html head =
        Html.of(
            "head",
            Html.of("meta").attr("charset", "utf-8"),
            Html.of("meta")
                .attr("http-equiv", "Content-Security-Policy")
                .attr("content", CONTENT_SECURITY_POLICY),
            Html.of("meta")
                .attr("name", "viewport")
                .attr("content", "width=device-width, initial-scale=1"),
            Html.of("meta").attr("name", "referrer").attr("content", "no-referrer"),
            Html.of("meta").attr("name", "color-scheme").attr("content", "light dark"),
            Html.of("title", page.title() + " \u00b7 " + site.mesh().id()),
            Html.of("link").attr("rel", "icon").attr("type", "image/svg+xml").to(Target.page(ICON)),
            Html.of("link").attr("rel", "stylesheet").to(Target.page(STYLE)),
            Html.of("script").from(Target.page(SCRIPT)));
    Html body =
        Html.of(
            "body",
            Html.of("a", "Skip to content").css("skip").to(new Target.Page("", "content")),
            top(),
            Html.of("div", navigation(page.here()), main(page)).css("columns"));
    return HtmlText.document(Html.of("html", head, body).attr("lang", "en"));
  }

  private Html top() {
    Html brand =
        Html.of("a", Html.of("span", site.mesh().id().toString()), Html.of("small", "data mesh"))
            .css("brand")
            .to(Names.OVERVIEW);
    Html search =
        Html.of(
                "div",
                Html.of("input")
                    .id("search")
                    .attr("type", "search")
                    .attr("placeholder", "Search tables, columns, owners")
                    .attr("autocomplete", "off")
                    .attr("spellcheck", "false")
                    .attr("role", "combobox")
                    .attr("aria-label", "Search the catalogue")
                    .attr("aria-expanded", "false")
                    .attr("aria-controls", "results")
                    .attr("aria-autocomplete", "list"),
                Html.of("kbd", "/").attr("aria-hidden", "true"),
                Html.of("ul")
                    .id("results")
                    .attr("role", "listbox")
                    .attr("aria-label", "Search results")
                    .attr("hidden", ""),
                Html.of("p").id("found").css("hidden").attr("role", "status"))
            .css("search")
            .attr("role", "search")
            .attr("hidden", "");
    Html theme =
        Html.of("button", Html.of("span", "Theme"))
            .id("theme")
            .attr("type", "button")
            .attr("aria-label", "Switch between light and dark")
            .attr("title", "Light or dark")
            .attr("hidden", "");
    return Html.of("header", brand, search, theme).css("top");
  }

  private Html navigation(Target.Page here) {
    List<Html> pages = new ArrayList<>();
    pages.add(entry(here, Names.OVERVIEW, "Overview", Optional.empty()));
    pages.add(entry(here, Names.PRODUCTS, "Products", Optional.of(site.mesh().products().size())));
    pages.add(entry(here, Names.LINEAGE, "Lineage", Optional.empty()));
    pages.add(entry(here, Names.PEOPLE, "Who sees what", Optional.empty()));
    pages.add(entry(here, Names.MATRIX, "Access matrix", Optional.empty()));
    pages.add(entry(here, Names.POLICIES, "Policies", Optional.empty()));
    pages.add(entry(here, Names.CLASSIFICATIONS, "Classifications", Optional.empty()));
    pages.add(entry(here, Names.OWNERS, "Owners", Optional.empty()));
    pages.add(entry(here, Names.FINDINGS, "Findings", Optional.of(site.facts().findings().size())));
    List<Html> domains =
        site.mesh().domains().keySet().stream()
            .map(d -> entry(here, Names.domain(d), d.value(), Optional.empty()))
            .toList();
    return Html.of(
            "nav",
            Html.of("ul", pages),
            Html.of("p", "Domains").css("label").id("domains"),
            Html.of("ul", domains).css("domains").attr("aria-labelledby", "domains"))
        .css("side")
        .attr("aria-label", "Catalogue");
  }

  private static Html entry(
      Target.Page here, Target.Page page, String text, Optional<Integer> count) {
    Html.Element link =
        Html.of(
                "a",
                Html.text(text),
                count
                    .<Html>map(c -> Html.of("span", String.valueOf(c)).css("count"))
                    .orElse(Html.none()))
            .to(page);
    return Html.of("li", page.equals(here) ? link.attr("aria-current", "page") : link);
  }

  private static Html main(Page page) {
    List<Html> parts = new ArrayList<>();
    if (!page.above().isEmpty()) {
      List<Html> crumbs = page.above().stream().<Html>map(c -> Html.of("li", c)).toList();
      parts.add(
          Html.of("nav", Html.of("ol", crumbs)).css("crumbs").attr("aria-label", "Breadcrumb"));
    }
    parts.add(
        Html.of("div", Html.of("h1", Html.of("bdi", page.title())), page.aside()).css("title"));
    parts.addAll(page.content());
    return Html.of("main", parts).id("content").attr("tabindex", "-1");
  }
}
