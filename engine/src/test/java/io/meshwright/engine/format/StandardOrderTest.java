package io.meshwright.engine.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every key that the standards know has a place in the order, and no other. */
class StandardOrderTest {
  private static final Pattern ORDERED = Pattern.compile("(?m)^(od[cp]s)[a-z-]*: (.*)$");
  private static final Pattern KEY = Pattern.compile("[ !]([A-Za-z]+)=");

  private static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            StandardOrderTest.class.getResourceAsStream("/io/meshwright/engine/" + name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @CsvSource({"odcs, odcs-3.0.txt odcs-3.1.txt", "odps, odps-1.0.txt"})
  void theOrderHasTheKeysOfTheStandards(String standard, String tables) throws IOException {
    Set<String> ordered =
        ORDERED
            .matcher(resource("format/standard-order.txt"))
            .results()
            .filter(r -> r.group(1).equals(standard))
            .flatMap(r -> Pattern.compile(" ").splitAsStream(r.group(2)))
            .map(word -> word.replaceFirst(">.*", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> known = new TreeSet<>();
    for (String table : tables.split(" ", -1)) {
      resource("spec/" + table)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> KEY.matcher(line).results())
          .forEach(r -> known.add(r.group(1)));
    }
    assertThat(ordered).isEqualTo(known);
  }
}
