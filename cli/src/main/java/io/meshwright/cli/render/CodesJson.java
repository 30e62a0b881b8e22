package io.meshwright.cli.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.meshwright.engine.pages.CodePage;
import java.util.SortedMap;

/** Codes of findings for programs. */
public final class CodesJson {
  private CodesJson() {}

  /** Every code with the first sentence of its page. */
  public static ArrayNode of(SortedMap<String, CodePage> pages) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    pages
        .values()
        .forEach(page -> all.addObject().put("code", page.code()).put("summary", page.summary()));
    return all;
  }
}
