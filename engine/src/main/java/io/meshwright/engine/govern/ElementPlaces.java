package io.meshwright.engine.govern;

import io.meshwright.api.govern.Element;
import io.meshwright.engine.source.Places;

/** Under which key {@link Places} has an element and its parts. */
final class ElementPlaces {
  private ElementPlaces() {}

  /**
   * The key of an element or one of its parts. A part may name something behind a blank, as in
   * {@code principal group:all}.
   */
  static String key(Element element, String part) {
    int blank = part.indexOf(' ');
    String word = blank < 0 ? part : part.substring(0, blank);
    String rest = blank < 0 ? "" : part.substring(blank);
    String start = word(element);
    String name = name(element);
    String of = part.isEmpty() ? start : start + "-" + word;
    return name.isEmpty() ? of : of + ":" + name + rest;
  }

  private static String word(Element element) {
    return switch (element) {
      case Element.WholeMesh e -> "mesh";
      case Element.OfPlatform e -> "platform";
      case Element.OfPrincipal e -> "principal";
      case Element.OfPolicy e -> "policy";
      case Element.OfDomain e -> "domain";
      case Element.OfProduct e -> "product";
      case Element.OfPort e -> "port";
      case Element.OfTable e -> "table";
      case Element.OfColumn e -> "column";
    };
  }

  private static String name(Element element) {
    String text = element.text();
    return switch (element) {
      case Element.WholeMesh e -> "";
      case Element.OfPlatform e -> e.name().value();
      case Element.OfPolicy e -> e.id().value();
      default -> text;
    };
  }
}
