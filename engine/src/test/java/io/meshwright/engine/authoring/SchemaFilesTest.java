package io.meshwright.engine.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/schemas holds what the description of our own documents makes, byte for byte. */
class SchemaFilesTest {
  private static final Path FOLDER =
      Stream.iterate(Path.of("").toAbsolutePath(), f -> f != null, Path::getParent)
          .map(f -> f.resolve("docs/schemas"))
          .filter(Files::isDirectory)
          .findFirst()
          .orElseThrow();

  @Test
  void theSchemasCheckedInAreThoseThatAreMade() throws IOException {
    Map<String, String> schemas =
        Arrays.stream(OwnDocument.values())
            .collect(Collectors.toMap(d -> d.word() + ".schema.json", OwnDocument::schema));
    if (Boolean.getBoolean("meshwright.golden")) {
      for (Map.Entry<String, String> schema : schemas.entrySet()) {
        Files.writeString(FOLDER.resolve(schema.getKey()), schema.getValue());
      }
    }
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(f -> FOLDER.relativize(f).toString()))
          .containsExactlyInAnyOrderElementsOf(schemas.keySet());
    }
    for (Map.Entry<String, String> schema : schemas.entrySet()) {
      assertThat(Files.readString(FOLDER.resolve(schema.getKey()), StandardCharsets.UTF_8))
          .as("%s; write it anew with -Dmeshwright.golden=true", schema.getKey())
          .isEqualTo(schema.getValue());
    }
  }
}
