package io.meshwright.it.codes;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.meshwright.engine.govern.rule.ShippedRules;
import io.meshwright.engine.pages.CodePage;
import io.meshwright.engine.pages.CodePages;
import io.meshwright.it.codes.FindingCodes.Found;
import java.io.IOException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every code that the main sources of all modules can produce has a page, and the other way. */
class FindingCodesTest {
  /**
   * Saved plans hold codes of findings that were made when they were written, and the code of a
   * rule's finding is the rule's id.
   */
  private static final Set<String> PASSING =
      Set.of("io.meshwright.engine.planfile.Fields", "io.meshwright.engine.govern.RuleRun");

  private static final SortedMap<String, CodePage> PAGES = CodePages.ofLibrary().all();

  private static Found found;

  @BeforeAll
  static void readTheClasses() throws IOException {
    found =
        FindingCodes.of(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("testkit"))
                .importPackages("io.meshwright"),
            PASSING);
    ShippedRules.all()
        .forEach(
            rule ->
                found
                    .codes()
                    .computeIfAbsent(rule.id(), id -> new TreeSet<>())
                    .add(rule.getClass().getName()));
  }

  @Test
  void codesAreConstantsSoThatTheyCanBeKnownAndSearchedFor() {
    assertThat(found.unknown()).isEmpty();
  }

  @Test
  void theCodesOfEveryModuleAreFound() {
    assertThat(found.codes())
        .hasSizeGreaterThan(100)
        .containsKeys(
            "unknown-key", // handed on by Findings
            "yaml-alias", // carried by an exception
            "type-unclear", // a field of an enum
            "unknown-session", // a parameter of a parameter
            "deprecated-port", // by a helper that takes the severity first
            "postgres-transient"); // one of a switch, in an adapter
    assertThat(found.codes().keySet()).allMatch(code -> code.matches("[a-z0-9]+(-[a-z0-9]+)*"));
  }

  @Test
  void everyCodeHasAPage() {
    TreeMap<String, Set<String>> without = new TreeMap<>(found.codes());
    without.keySet().removeAll(PAGES.keySet());

    assertThat(without)
        .as("codes without a page docs/codes/CODE.md, with the classes that use them")
        .isEmpty();
  }

  @Test
  void everyPageBelongsToACode() {
    assertThat(found.codes().keySet())
        .as("pages in docs/codes are about codes that exist")
        .containsAll(PAGES.keySet());
  }

  @Test
  void everyPageHasTheSameForm() {
    PAGES.forEach(
        (code, page) -> {
          assertThat(page.text()).as(code).startsWith("# " + code + "\n\n");
          assertThat(page.summary()).as(code).hasSizeBetween(20, 250).endsWith(".");
          assertThat(page.section("Example")).as(code).contains("```");
          assertThat(page.section("What to do")).as(code).hasSizeGreaterThan(10);
        });
  }
}
