package io.meshwright.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that were never meant well. */
class HostileYamlTest {
  @TempDir Path folder;

  private List<String> problems(String mesh) {
    return TestWorkspace.lines(
        TestWorkspace.empty(folder).with("mesh.yaml", mesh).read().problems());
  }

  @Test
  void aliasBombsAreRefused() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      bomb.append("a" + i + ": &a" + i + " [");
      bomb.append(("*a" + (i - 1) + ", ").repeat(9)).append("*a" + (i - 1) + "]\n");
    }

    assertThat(problems(bomb.toString())).containsExactly("mesh.yaml:6:10 yaml-alias");
  }

  @Test
  void anAliasOfItselfIsRefused() {
    assertThat(problems("a: &a [*a]")).containsExactly("mesh.yaml:1:8 yaml-alias");
    assertThat(problems("a: *nothing")).containsExactly("mesh.yaml:1:4 yaml-alias");
  }

  @Test
  void deepNestingIsRefused() {
    assertThat(problems("a: " + "[".repeat(1_000_000)))
        .containsExactly("mesh.yaml:1:103 yaml-too-deep");
    assertThat(problems("a: " + "{b: ".repeat(10_000))).hasSize(1);
    StringBuilder block = new StringBuilder();
    for (int i = 0; i < 3_000; i++) {
      block.append(" ".repeat(i)).append("a:\n");
    }
    assertThat(problems(block.toString())).containsExactly("mesh.yaml:100:100 yaml-too-deep");
  }

  @Test
  void oneLineOfTenMegabytesIsRead() {
    String line = "x".repeat(10_000_000);
    assertThat(problems("a: " + line)).contains("mesh.yaml:1:1 unknown-key");
    assertThat(problems("a: \"" + line + "\"")).contains("mesh.yaml:1:1 unknown-key");
    assertThat(problems("a: '" + line)).containsExactly("mesh.yaml:1:4 yaml-syntax");
    assertThat(problems(line)).isNotEmpty();
  }

  @Test
  void hugeFilesAreRefused() {
    assertThat(problems("a: " + "x".repeat(21 * 1024 * 1024)))
        .contains("mesh.yaml:1:1 file-too-large");
  }

  @Test
  void manyMistakesAreCut() {
    StringBuilder text = new StringBuilder("apiVersion: meshwright/v1\n");
    for (int i = 0; i < 5_000; i++) {
      text.append("key" + i + ": x\n");
    }
    assertThat(problems(text.toString())).hasSize(1_001);
  }

  @Test
  void duplicateKeysAreFound() {
    assertThat(problems("id: a\nid: b\n")).contains("mesh.yaml:2:1 duplicate-key");
  }

  @Test
  void tabsAndBrokenIndentationHaveAPosition() {
    assertThat(problems("a:\n\tb: 1")).containsExactly("mesh.yaml:2:1 yaml-syntax");
    assertThat(problems("a:\n   b: 1\n  c: 2")).containsExactly("mesh.yaml:3:3 yaml-syntax");
    assertThat(problems("a: 'open")).containsExactly("mesh.yaml:1:4 yaml-syntax");
  }

  @Test
  void tagsAndMergeKeysAreRefused() {
    assertThat(problems("a: !!java.net.URL [http://x]")).containsExactly("mesh.yaml:1:4 yaml-tag");
    assertThat(problems("? [a]\n: b")).contains("mesh.yaml:1:3 yaml-key");
    assertThat(problems("<<: {id: b}")).contains("mesh.yaml:1:1 unknown-key");
  }

  @Test
  void whatIsNotTextIsRefused() throws IOException {
    Files.write(folder.resolve("mesh.yaml"), new byte[] {'a', (byte) 0xff, 'b'});
    assertThat(TestWorkspace.lines(TestWorkspace.empty(folder).read().problems()))
        .containsExactly("mesh.yaml:1:1 not-utf-8");
    assertThat(problems("a: \u0000b")).contains("mesh.yaml:1:4 yaml-syntax");
  }

  @Test
  void aByteOrderMarkIsPassedOver() {
    assertThat(problems("\ufeffapiVersion: meshwright/v2")).contains("mesh.yaml:1:13 wrong-value");
  }

  @Test
  void anyTextEndsInProblemsOrAMesh() {
    Random random = new Random(20_261_122L);
    List<String> pieces =
        List.of(
            "a",
            ": ",
            "\n",
            "  ",
            "- ",
            "[",
            "]",
            "{",
            "}",
            "'",
            "\"",
            "&a ",
            "*a",
            "|\n",
            ">",
            "#",
            "!",
            "%",
            "@",
            "\t",
            "---\n",
            "...\n",
            "? ",
            ",",
            "\u0000",
            "\u2028",
            "id",
            "~",
            "platforms",
            "\\",
            "kind",
            "é",
            "\ud83d\ude00");
    int count = Integer.getInteger("meshwright.test.count", 1_000);
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(30); n >= 0; n--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      Findings findings = new Findings();
      YamlFile file = YamlReader.read("f", text.toString(), findings);
      assertThat(file).isNotNull();
      TestWorkspace.empty(folder).with("mesh.yaml", text.toString()).read();
    }
  }
}
