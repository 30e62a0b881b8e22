package io.meshwright.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A headless Chromium of this machine, spoken to in its DevTools protocol. */
final class Chromium implements AutoCloseable {
  private static final Pattern LISTENING = Pattern.compile("DevTools listening on (ws://\\S+)");
  private static final int PATIENCE_SECONDS = 120;

  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();
  private final WebSocket socket;
  private final ObjectMapper mapper = new ObjectMapper();
  private final Map<Integer, CompletableFuture<JsonNode>> replies = new ConcurrentHashMap<>();
  private final List<Consumer<JsonNode>> listeners = new CopyOnWriteArrayList<>();
  private int lastId;

  private Chromium(Process process, URI address) {
    this.process = process;
    this.socket =
        client.newWebSocketBuilder().buildAsync(address, new Messages(this::received)).join();
  }

  /** The program, where this machine has one. */
  static Optional<Path> program() {
    return Arrays.stream(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":", -1))
        .flatMap(
            folder ->
                List.of("chromium", "chromium-browser", "google-chrome").stream()
                    .map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Chromium start(Path program, Path profile) {
    try {
      Process process =
          new ProcessBuilder(
                  program.toString(),
                  "--headless",
                  "--no-sandbox",
                  "--disable-gpu",
                  "--disable-quic",
                  "--no-first-run",
                  "--disable-background-networking",
                  "--disable-component-update",
                  "--disable-sync",
                  "--disable-dev-shm-usage",
                  "--remote-debugging-port=0",
                  "--user-data-dir=" + profile,
                  "about:blank")
              .redirectErrorStream(true)
              .start();
      CompletableFuture<URI> address = new CompletableFuture<>();
      Thread.ofVirtual().start(() -> drain(process, address));
      return new Chromium(process, address.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads on to the end, or the browser would wait for a reader. */
  private static void drain(Process process, CompletableFuture<URI> address) {
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader = process.inputReader()) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
        Matcher matcher = LISTENING.matcher(line);
        if (matcher.find()) {
          address.complete(URI.create(String.valueOf(matcher.group(1))));
        }
      }
      address.completeExceptionally(new IllegalStateException(String.join("\n", lines)));
    } catch (IOException e) {
      address.completeExceptionally(e);
    }
  }

  private void received(String message) {
    try {
      JsonNode node = mapper.readTree(message);
      CompletableFuture<JsonNode> reply = replies.remove(node.path("id").asInt(-1));
      if (reply == null) {
        listeners.forEach(l -> l.accept(node));
      } else if (node.has("error")) {
        reply.completeExceptionally(new IllegalStateException(message));
      } else {
        reply.complete(node.path("result"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ObjectNode parameters() {
    return mapper.createObjectNode();
  }

  synchronized JsonNode call(String session, String method, ObjectNode parameters) {
    int id = ++lastId;
    CompletableFuture<JsonNode> reply = new CompletableFuture<>();
    replies.put(id, reply);
    ObjectNode message = parameters().put("id", id).put("method", method);
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    message.set("params", parameters);
    socket.sendText(message.toString(), true).join();
    return reply.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  /** Told of every event. */
  void listen(Consumer<JsonNode> listener) {
    listeners.add(listener);
  }

  /** Waits for what an action causes. */
  void during(String session, String event, Runnable action) {
    CompletableFuture<JsonNode> happened = new CompletableFuture<>();
    Consumer<JsonNode> listener =
        node -> {
          if (node.path("method").asText().equals(event)
              && node.path("sessionId").asText().equals(session)) {
            happened.complete(node);
          }
        };
    listeners.add(listener);
    try {
      action.run();
      happened.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    } finally {
      listeners.remove(listener);
    }
  }

  @Override
  public void close() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    for (ProcessHandle child : children) {
      child.destroyForcibly();
      child.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }
    client.shutdownNow();
  }

  /** Puts the pieces of messages together. */
  private static final class Messages implements WebSocket.Listener {
    private final Consumer<String> messages;
    private final StringBuilder pieces = new StringBuilder();

    private Messages(Consumer<String> messages) {
      this.messages = messages;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      pieces.append(data);
      if (last) {
        String whole = pieces.toString();
        pieces.setLength(0);
        messages.accept(whole);
      }
      socket.request(1);
      return CompletableFuture.completedStage(null);
    }
  }
}
