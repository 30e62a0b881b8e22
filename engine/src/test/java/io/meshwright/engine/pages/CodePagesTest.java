package io.meshwright.engine.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodePagesTest {
  private static final CodePage PAGE =
      new CodePage(
          "some-code",
          """
          # some-code

          The key `a.b` is wrong. It matters since
          nobody reads it.

          ## Example

          ```yaml
          a: b
          ```

          ## What to do

          Write it right.
          """);

  @Test
  void everyPageOfTheLibraryIsFoundByItsCode() {
    CodePages pages = CodePages.ofLibrary();

    assertThat(pages.all()).isNotEmpty();
    pages.all().forEach((code, page) -> assertThat(pages.page(code)).isEqualTo(page));
  }

  @Test
  void aPageFallsIntoItsParts() {
    assertThat(PAGE.meaning())
        .isEqualTo("The key `a.b` is wrong. It matters since nobody reads it.");
    assertThat(PAGE.summary()).isEqualTo("The key a.b is wrong.");
    assertThat(PAGE.section("What to do")).isEqualTo("Write it right.");
    assertThat(PAGE.section("Example")).isEqualTo("```yaml\na: b\n```");
    assertThat(PAGE.section("Causes")).isEmpty();
  }

  @Test
  void pagesOfAnAdaptersJarAreListedToo(@TempDir Path folder) throws IOException {
    Path jar = folder.resolve("adapter.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("META-INF/meshwright/codes/"));
      out.putNextEntry(new JarEntry("META-INF/meshwright/codes/some-code.md"));
      out.write(PAGE.text().getBytes(StandardCharsets.UTF_8));
    }
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, CodePages.class.getClassLoader())) {
      CodePages pages = new CodePages(loader);

      assertThat(pages.all()).containsEntry("some-code", PAGE).containsKey("unknown-key");
      assertThat(pages.find("some-code")).contains(PAGE);
    }
  }

  @Test
  void aCodeThatDoesNotExistIsAnsweredWithTheNearest() {
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> CodePages.ofLibrary().page("unknwon-key"))
        .withMessage("there is no code 'unknwon-key'; did you mean 'unknown-key'?")
        .matches(e -> e.kind() == ErrorKind.USER);
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> CodePages.ofLibrary().page("something else"))
        .withMessage("there is no code 'something else'; meshwright explain-code lists them");
  }

  @Test
  void aCodeIsNoPath() {
    assertThat(CodePages.ofLibrary().find("../codes/unknown-key")).isEmpty();
  }
}
