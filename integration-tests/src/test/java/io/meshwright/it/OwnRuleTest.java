package io.meshwright.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.govern.GovernanceRule;
import io.meshwright.api.problem.Problem;
import io.meshwright.cli.Main;
import io.meshwright.engine.MeshwrightEngine;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rule of docs/governance.md is the code that runs here: it is compiled from the page's own
 * text, and says what the page says, given to the builder and found as a service.
 */
class OwnRuleTest {
  private static final Pattern SNIPPETS =
      Pattern.compile(
          """
          ## Own rules in Java
          .*?```java
          (.*?)```
          .*?```yaml
          (.*?)```
          .*?```text
          (.*?)```
          """,
          Pattern.DOTALL);

  @TempDir Path folder;
  private Path shop;
  private String expected = "";

  @BeforeEach
  void compileTheRuleOfThePage() throws IOException, InterruptedException {
    Matcher page =
        SNIPPETS.matcher(Files.readString(Retailer.repository().resolve("docs/governance.md")));
    assertThat(page.find()).as("a Java, a YAML and a text block under 'Own rules'").isTrue();
    Path source = Files.createDirectories(folder.resolve("src")).resolve("PurposeRequired.java");
    Files.writeString(source, String.valueOf(page.group(1)));
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-classpath",
                System.getProperty("java.class.path"),
                "-d",
                folder.resolve("classes").toString(),
                source.toString());
    assertThat(compiled).isZero();
    shop = folder.resolve("shop");
    init();
    Files.writeString(
        shop.resolve("mesh.yaml"), Files.readString(shop.resolve("mesh.yaml")) + page.group(2));
    expected = String.valueOf(page.group(3)).strip();
  }

  /** The command line in a JVM of its own, since it ends its process. */
  private void init() throws IOException, InterruptedException {
    Path output = folder.resolve("init.txt");
    int exit =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--class-path",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "init",
                shop.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    assertThat(exit).as(Files.readString(output)).isZero();
  }

  private List<String> findings(MeshwrightEngine.Builder builder) {
    try (MeshwrightEngine engine = builder.stateFolder(shop.resolve(".meshwright")).build()) {
      return engine.read(shop).problems().stream().map(Problem::text).toList();
    }
  }

  @Test
  void aRuleIsGivenToTheBuilder() throws ReflectiveOperationException, IOException {
    try (URLClassLoader loader = loader()) {
      GovernanceRule rule =
          (GovernanceRule)
              loader
                  .loadClass("com.example.rules.PurposeRequired")
                  .getDeclaredConstructor()
                  .newInstance();

      assertThat(findings(MeshwrightEngine.builder().rules(List.of(rule))))
          .containsExactly(expected);
    }
  }

  @Test
  void aRuleIsFoundAsAService() throws IOException {
    Path services = folder.resolve("classes/META-INF/services");
    Files.createDirectories(services);
    Files.writeString(
        services.resolve(GovernanceRule.class.getName()), "com.example.rules.PurposeRequired\n");
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader loader = loader()) {
      Thread.currentThread().setContextClassLoader(loader);

      assertThat(findings(MeshwrightEngine.builder())).containsExactly(expected);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
    assertThat(findings(MeshwrightEngine.builder()))
        .singleElement()
        .asString()
        .contains("there is no governance rule 'purpose-required'");
  }

  private URLClassLoader loader() throws IOException {
    URL classes = folder.resolve("classes").toUri().toURL();
    return new URLClassLoader(new URL[] {classes}, OwnRuleTest.class.getClassLoader());
  }
}
