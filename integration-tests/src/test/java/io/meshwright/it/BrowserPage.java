package io.meshwright.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A page of a browser: what is done in it, what it asked for, and what it complained of. */
final class BrowserPage {
  private static final Map<String, Integer> KEYS =
      Map.of("Enter", 13, "Escape", 27, "ArrowUp", 38, "ArrowDown", 40, "Tab", 9, "/", 191);

  private final Chromium browser;
  private final String session;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  BrowserPage(Chromium browser) {
    this.browser = browser;
    String target =
        browser
            .call("", "Target.createTarget", browser.parameters().put("url", "about:blank"))
            .path("targetId")
            .asText();
    this.session =
        browser
            .call(
                "",
                "Target.attachToTarget",
                browser.parameters().put("targetId", target).put("flatten", true))
            .path("sessionId")
            .asText();
    browser.listen(this::happened);
    List.of("Page", "Runtime", "Log", "Network")
        .forEach(domain -> call(domain + ".enable", browser.parameters()));
  }

  private void happened(JsonNode event) {
    if (!event.path("sessionId").asText().equals(session)) {
      return;
    }
    JsonNode parameters = event.path("params");
    switch (event.path("method").asText()) {
      case "Network.requestWillBeSent" ->
          requests.add(parameters.path("request").path("url").asText());
      case "Runtime.exceptionThrown", "Log.entryAdded" -> complaints.add(parameters.toString());
      case "Runtime.consoleAPICalled" -> complaints.add(parameters.toString());
      default -> {}
    }
  }

  private JsonNode call(String method, ObjectNode parameters) {
    return browser.call(session, method, parameters);
  }

  void open(URI address) {
    browser.during(
        session,
        "Page.loadEventFired",
        () -> call("Page.navigate", browser.parameters().put("url", address.toString())));
  }

  /** A value of the page; waits for a promise. */
  JsonNode value(String expression) {
    JsonNode result =
        call(
            "Runtime.evaluate",
            browser
                .parameters()
                .put("expression", expression)
                .put("awaitPromise", true)
                .put("returnByValue", true));
    if (result.has("exceptionDetails")) {
      throw new IllegalStateException(result.path("exceptionDetails").toString());
    }
    return result.path("result").path("value");
  }

  void type(String text) {
    call("Input.insertText", browser.parameters().put("text", text));
  }

  void press(String key) {
    ObjectNode down = key(key, key.length() == 1 ? "keyDown" : "rawKeyDown");
    if (key.length() == 1) {
      down.put("text", key);
    }
    call("Input.dispatchKeyEvent", down);
    call("Input.dispatchKeyEvent", key(key, "keyUp"));
  }

  private ObjectNode key(String key, String type) {
    return browser
        .parameters()
        .put("type", type)
        .put("key", key)
        .put("code", key.equals("/") ? "Slash" : key)
        .put("windowsVirtualKeyCode", KEYS.getOrDefault(key, 0));
  }

  /** Presses a key that leads to another page. */
  void pressAndLoad(String key) {
    browser.during(session, "Page.loadEventFired", () -> press(key));
  }

  /** Clicks on what leads to another page. */
  void clickAndLoad(String selector) {
    browser.during(
        session,
        "Page.loadEventFired",
        () -> value("document.querySelector(\"" + selector + "\").click()"));
  }

  void size(int width, int height) {
    call(
        "Emulation.setDeviceMetricsOverride",
        browser
            .parameters()
            .put("width", width)
            .put("height", height)
            .put("deviceScaleFactor", 1)
            .put("mobile", width < 600));
  }

  /** The colours that somebody's system asks for. */
  void prefers(String scheme) {
    ObjectNode parameters = browser.parameters();
    parameters
        .putArray("features")
        .addObject()
        .put("name", "prefers-color-scheme")
        .put("value", scheme);
    call("Emulation.setEmulatedMedia", parameters);
  }

  /** Addresses that were asked for and are no files of this machine. */
  List<String> requestsElsewhere() {
    return requests.stream().filter(r -> !r.startsWith("file:///")).toList();
  }

  /** What the page wrote to its console, and what the browser refused it. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }
}
