package io.meshwright.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's snippet is the program that runs here: it is compiled and started from the README's
 * own text, in a JVM of its own, and prints what the README says.
 */
class EmbeddingTest {
  private static final Pattern SNIPPET =
      Pattern.compile("## Embedding\n.*?```java\n(.*?)```\n.*?```text\n(.*?)```\n", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void theProgramOfTheReadmeRunsAndPrintsWhatTheReadmeSays()
      throws IOException, InterruptedException {
    Matcher readme = SNIPPET.matcher(Files.readString(Retailer.repository().resolve("README.md")));
    assertThat(readme.find()).as("a Java and a text block under 'Embedding'").isTrue();
    // JUnit makes the folder for one user only, and root has to run the server as another.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    Path program = Files.writeString(folder.resolve("Shop.java"), String.valueOf(readme.group(1)));
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");

    int exit =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dguice_custom_class_loading=CHILD",
                "--class-path",
                System.getProperty("java.class.path"),
                program.toString(),
                folder.resolve("shop").toString())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start()
            .waitFor();

    assertThat(exit).as(Files.readString(err)).isZero();
    assertThat(Files.readString(out)).isEqualTo(String.valueOf(readme.group(2)));
    assertThat(Files.readString(err)).contains("BatchFinished");
  }
}
