package io.meshwright.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.engine.catalogue.CatalogueFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueFolderTest {
  @TempDir Path folder;

  private static CatalogueFile file(String name, String text) {
    return new CatalogueFile(name, () -> text);
  }

  @Test
  void filesOfTheLastRunAreReplacedAndThoseThatWentAreRemoved() throws IOException {
    Path out = folder.resolve("a/b");
    new CatalogueFolder(out).replace(List.of(file("index.html", "1"), file("old.html", "1")));

    List<String> written =
        new CatalogueFolder(out).replace(List.of(file("index.html", "2"), file("new.html", "2")));

    assertThat(written).containsExactly("index.html", "new.html");
    assertThat(out.resolve("index.html")).hasContent("2");
    assertThat(out.resolve("old.html")).doesNotExist();
    try (var entries = Files.list(out)) {
      assertThat(entries.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder("index.html", "new.html", CatalogueFolder.LIST);
    }
  }

  @Test
  void whatOthersPutBesideStays() throws IOException {
    new CatalogueFolder(folder).replace(List.of(file("index.html", "1")));
    Files.writeString(folder.resolve("CNAME"), "mesh.example");

    new CatalogueFolder(folder).replace(List.of(file("index.html", "2")));

    assertThat(folder.resolve("CNAME")).hasContent("mesh.example");
  }

  @Test
  void aFileOfOthersIsNotOverwritten() throws IOException {
    new CatalogueFolder(folder).replace(List.of(file("index.html", "1")));
    Files.writeString(folder.resolve("new.html"), "mine");

    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(
            () ->
                new CatalogueFolder(folder)
                    .replace(List.of(file("index.html", "2"), file("new.html", "2"))))
        .withMessageContaining("new.html' was not written by an earlier run")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.USER));
    assertThat(folder.resolve("new.html")).hasContent("mine");
    assertThat(folder.resolve("index.html")).hasContent("1");
  }

  @Test
  void aFolderOfOthersIsRefused() throws IOException {
    Files.writeString(folder.resolve("thesis.txt"), "mine");

    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> new CatalogueFolder(folder).replace(List.of(file("index.html", "1"))))
        .withMessageContaining("holds something else than a catalogue");
    assertThat(folder.resolve("index.html")).doesNotExist();
  }

  @Test
  void aListThatReachesOutsideIsNoList() throws IOException {
    Path victim = Files.writeString(folder.resolve("victim.html"), "mine");
    Path out = folder.resolve("out");
    new CatalogueFolder(out).replace(List.of(file("index.html", "1")));
    Files.writeString(
        out.resolve(CatalogueFolder.LIST),
        Files.readString(out.resolve(CatalogueFolder.LIST)) + "../victim.html\n");

    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> new CatalogueFolder(out).replace(List.of(file("index.html", "2"))));
    assertThat(victim).hasContent("mine");
  }

  @Test
  void aLinkIsReplacedAndNotFollowed() throws IOException {
    Path victim = Files.writeString(folder.resolve("victim.html"), "mine");
    Path out = folder.resolve("out");
    new CatalogueFolder(out).replace(List.of(file("index.html", "1")));
    Files.delete(out.resolve("index.html"));
    Files.createSymbolicLink(out.resolve("index.html"), victim);

    new CatalogueFolder(out).replace(List.of(file("index.html", "2")));

    assertThat(victim).hasContent("mine");
    assertThat(out.resolve("index.html")).hasContent("2");
  }
}
