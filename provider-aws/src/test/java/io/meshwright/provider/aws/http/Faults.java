package io.meshwright.provider.aws.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What is to go wrong, and how often. */
final class Faults {
  /** The code of an answer that is 503 and nothing else. */
  static final String UNAVAILABLE = "";

  /** The code of a call that is carried out, and answered with 503 and nothing else. */
  static final String LOST = "lost";

  private final List<Fault> calls = new ArrayList<>();
  private final List<Fault> entries = new ArrayList<>();
  private final Map<String, String> statuses = new HashMap<>();

  private static final class Fault {
    final String operation;
    final Predicate<JsonNode> what;
    final String code;
    int left;

    Fault(String operation, Predicate<JsonNode> what, String code, int left) {
      this.operation = operation;
      this.what = what;
      this.code = code;
      this.left = left;
    }
  }

  /** The next so many calls are refused: a code of AWS's, {@link #UNAVAILABLE} or {@link #LOST}. */
  synchronized void refuse(String operation, String code, int times) {
    calls.add(new Fault(operation, request -> true, code, times));
  }

  /** The next so many entries of batches that give or take something on a table fail. */
  synchronized void failEntries(String operation, String principal, String code, int times) {
    entries.add(new Fault(operation, e -> isOnTable(e, principal), code, times));
  }

  private static boolean isOnTable(JsonNode entry, String principal) {
    return entry.path("Resource").has("Table")
        && entry.path("Principal").path("DataLakePrincipalIdentifier").asText().equals(principal);
  }

  /** What comes of the next version of a schema: of registering it, or of its being pending. */
  synchronized void status(String of, String status) {
    statuses.put(of, status);
  }

  /** What comes of it, once. */
  synchronized Optional<String> statusAfter(String of) {
    return Optional.ofNullable(statuses.remove(of));
  }

  /** Everything is well again. */
  synchronized void mend() {
    calls.clear();
    entries.clear();
    statuses.clear();
  }

  /** The code that a call is refused with. */
  synchronized Optional<String> ofCall(String operation, JsonNode request) {
    return next(calls, operation, request);
  }

  /** The code that an entry of a batch fails with. */
  synchronized Optional<String> ofEntry(String operation, JsonNode entry) {
    return next(entries, operation, entry);
  }

  private static Optional<String> next(List<Fault> faults, String operation, JsonNode about) {
    Optional<Fault> found =
        faults.stream()
            .filter(f -> f.left > 0 && f.operation.equals(operation) && f.what.test(about))
            .findFirst();
    found.ifPresent(f -> f.left--);
    return found.map(f -> f.code);
  }
}
