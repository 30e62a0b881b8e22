package io.meshwright.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import nu.validator.htmlparser.common.XmlViolationPolicy;
import nu.validator.htmlparser.sax.HtmlParser;
import org.xml.sax.Attributes;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Pages of a folder as the parser of the Nu validator reads them, and what is wrong with them. */
final class HtmlPages {

  private HtmlPages() {}

  /**
   * A page.
   *
   * @param ids of its elements
   * @param links where its links lead
   * @param mistakes what no page of ours may have
   */
  record HtmlPage(Set<String> ids, List<String> links, List<String> mistakes) {}

  static Map<String, HtmlPage> of(Path folder) {
    Map<String, HtmlPage> pages = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".html")).toList()) {
        pages.put(String.valueOf(file.getFileName()), read(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pages;
  }

  static List<String> mistakes(Map<String, HtmlPage> pages) {
    List<String> mistakes = new ArrayList<>();
    pages.forEach((name, page) -> page.mistakes().forEach(m -> mistakes.add(name + ": " + m)));
    return mistakes;
  }

  /** Links to files or places that are not there. */
  static List<String> deadLinks(Map<String, HtmlPage> pages, Path folder) {
    List<String> dead = new ArrayList<>();
    pages.forEach(
        (name, page) -> {
          for (String link : page.links()) {
            URI address = URI.create(link);
            if (address.getScheme() != null) {
              continue;
            }
            String file = address.getPath().isEmpty() ? name : address.getPath();
            HtmlPage target = pages.get(file);
            boolean there =
                target == null
                    ? Files.exists(folder.resolve(file))
                    : address.getFragment() == null || target.ids().contains(address.getFragment());
            if (!there) {
              dead.add(name + ": " + link);
            }
          }
        });
    return dead;
  }

  private static HtmlPage read(Path file) throws IOException {
    HtmlPage page = new HtmlPage(new HashSet<>(), new ArrayList<>(), new ArrayList<>());
    HtmlParser parser = new HtmlParser(XmlViolationPolicy.ALLOW);
    parser.setContentHandler(new Elements(page));
    parser.setErrorHandler(new Mistakes(page));
    try (InputStream in = Files.newInputStream(file)) {
      InputSource source = new InputSource(in);
      source.setEncoding("UTF-8");
      parser.parse(source);
    } catch (SAXException e) {
      throw new IllegalStateException(file + " is no HTML", e);
    }
    return page;
  }

  /** Looks at every element. */
  private static final class Elements extends DefaultHandler {
    private final HtmlPage page;
    private int heading;

    private Elements(HtmlPage page) {
      this.page = page;
    }

    @Override
    public void startElement(String space, String name, String qualified, Attributes attributes) {
      for (int i = 0; i < attributes.getLength(); i++) {
        attribute(name, attributes.getLocalName(i), attributes.getValue(i));
      }
      if (name.matches("h[1-6]")) {
        int level = name.charAt(1) - '0';
        if (level > heading + 1) {
          page.mistakes().add("h" + level + " after h" + heading);
        }
        heading = level;
      }
      boolean ours = "catalogue.js".equals(attributes.getValue("src"));
      if (Set.of("img", "iframe", "object", "style", "form").contains(name)
          || name.equals("script") && !ours) {
        page.mistakes().add("an element " + name);
      }
      if (name.equals("th") && attributes.getValue("scope") == null) {
        page.mistakes().add("a header without scope");
      }
    }

    private void attribute(String element, String name, String value) {
      if (name.startsWith("on") || name.equals("style")) {
        page.mistakes().add("an attribute " + name + " of " + element);
      }
      if (name.equals("id") && !page.ids().add(value)) {
        page.mistakes().add("two elements with the id " + value);
      }
      if (name.equals("href")) {
        page.links().add(value);
      }
    }
  }

  /** The parser tells of what the standard calls a parse error. */
  private record Mistakes(HtmlPage page) implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) {
      error(e);
    }

    @Override
    public void error(SAXParseException e) {
      page.mistakes().add("line " + e.getLineNumber() + ": " + e.getMessage());
    }

    @Override
    public void fatalError(SAXParseException e) {
      error(e);
    }
  }
}
