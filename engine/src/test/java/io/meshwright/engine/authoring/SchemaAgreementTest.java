package io.meshwright.engine.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meshwright.api.problem.Problem;
import io.meshwright.engine.spec.Read;
import io.meshwright.engine.spec.TestWorkspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The description of our own documents and their readers know the same keys, need the same keys and
 * take the same words. The reader is asked by its messages: one about a key that cannot be names
 * those that can.
 */
class SchemaAgreementTest {
  private static final String UNKNOWN = "qzqzqzqzqz";
  private static final ObjectMapper JSON = new ObjectMapper();
  @TempDir Path folder;

  private List<Problem> read(OwnDocument document, Object content) {
    TestWorkspace workspace = TestWorkspace.retailer(folder);
    String text;
    try {
      text = JSON.writeValueAsString(content);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
    Read read =
        switch (document) {
          case MESH -> workspace.with("mesh.yaml", text).read();
          case DOMAIN -> workspace.with("domains/sales/domain.yaml", text).read();
          case PRODUCT -> workspace.with("domains/sales/orders/product.yaml", text).read();
          case POLICY -> workspace.with("policies/tried.yaml", text).read();
          case ENVIRONMENT -> workspace.with("environments/tried.yaml", text).read("tried");
        };
    return read.problems();
  }

  private static String as(String path, OwnDocument document) {
    return """
    %s: the reader of '%s' and its description differ. Keys and words of a document of our own \
    are described once, in io.meshwright.engine.authoring (MeshForms, Forms, ProductForms, \
    PolicyForms): add there what the reader takes (with description and example), take away what \
    it does not, then write the schemas anew with -Dmeshwright.golden=true (SchemaFilesTest)\
    """
        .formatted(path, document.files());
  }

  /** The words of a remedy "write a, b or c"; empty where it is none. */
  private static Set<String> words(String remedy) {
    String list = remedy.startsWith("write ") ? remedy.substring("write ".length()) : "";
    return Arrays.stream(list.split("; ", -1)[0].split(", | or ", -1))
        .filter(w -> !w.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @EnumSource(OwnDocument.class)
  void aReaderAsksForTheKeysThatAreDescribedAndForNoOthers(OwnDocument document) {
    Map<String, Set<String>> described = new TreeMap<>();
    Map<String, Set<String>> asked = new TreeMap<>();
    for (DocumentPlaces.Mapping place : DocumentPlaces.of(document).mappings()) {
      Map<String, Object> content = new LinkedHashMap<>(place.example());
      content.put(UNKNOWN, "x");
      Set<String> known = new TreeSet<>();
      for (Problem problem : read(document, place.document().apply(content))) {
        if (problem.code().equals("unknown-key")) {
          assertThat(problem.what()).as(as(place.path(), document)).contains(UNKNOWN);
          known.addAll(words(problem.remedy()));
        }
      }
      Set<String> keys = new TreeSet<>(place.example().keySet());
      assertThat(known).as(as(place.path(), document)).containsAll(keys);
      if (place.isOfOneKind()) {
        assertThat(keys).as(as(place.path(), document)).isEqualTo(known);
      }
      described.computeIfAbsent(place.path(), p -> new TreeSet<>()).addAll(keys);
      asked.computeIfAbsent(place.path(), p -> new TreeSet<>()).addAll(known);
    }
    assertThat(described).as(as("keys", document)).isEqualTo(asked).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(OwnDocument.class)
  void aReaderMissesTheKeysThatAreRequiredAndNoOthers(OwnDocument document) {
    for (DocumentPlaces.Mapping place : DocumentPlaces.of(document).mappings()) {
      if (!place.isOfOneKind()) {
        continue;
      }
      long missing = missing(document, place, place.example());
      for (Shape.Key key : place.shape().keys()) {
        Map<String, Object> content = new LinkedHashMap<>(place.example());
        content.remove(key.name());
        boolean missed = missing(document, place, content) > missing;
        assertThat(missed)
            .as(as(place.path() + "/" + key.name() + " required", document))
            .isEqualTo(key.required());
      }
    }
  }

  private long missing(OwnDocument document, DocumentPlaces.Mapping place, Object content) {
    return read(document, place.document().apply(content)).stream()
        .filter(p -> p.code().equals("missing-key"))
        .count();
  }

  @ParameterizedTest
  @EnumSource(OwnDocument.class)
  void aReaderTakesTheWordsThatAreDescribedAndNoOthers(OwnDocument document) {
    Map<String, Set<String>> described = new TreeMap<>();
    Map<String, Set<String>> taken = new TreeMap<>();
    for (DocumentPlaces.Choice choice : DocumentPlaces.of(document).choices()) {
      described.computeIfAbsent(choice.path(), p -> new TreeSet<>()).addAll(choice.words());
      for (String word : choice.words()) {
        assertThat(about(word, read(document, choice.document().apply(word))))
            .as(as(choice.path(), document))
            .isEmpty();
      }
      List<Problem> refusals = about(UNKNOWN, read(document, choice.document().apply(UNKNOWN)));
      assertThat(refusals).as(as(choice.path(), document)).isNotEmpty();
      Set<String> words =
          taken.computeIfAbsent(choice.path().replace("MaskingPolicy", ""), p -> new TreeSet<>());
      refusals.forEach(p -> words.addAll(words(p.remedy())));
      if (words.stream().anyMatch(w -> w.contains("{"))) {
        // Masks are words and mappings; their message lists both.
        words.removeIf(w -> !w.matches("[a-z]+"));
      }
    }
    assertThat(described).as(as("words", document)).isEqualTo(taken).isNotEmpty();
  }

  private static List<Problem> about(String word, List<Problem> problems) {
    List<Problem> found = new ArrayList<>(problems);
    found.removeIf(p -> !p.code().equals("wrong-value") || !p.what().contains("'" + word + "'"));
    return found;
  }
}
