package io.meshwright.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.meshwright.api.Authoring;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.report.DocumentSchema;
import io.meshwright.cli.render.SchemasText;
import io.meshwright.cli.render.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives out the JSON schemas of documents. */
@Command(
    name = "schema",
    description =
        "List the documents that have a JSON schema, print one, or write all, so that an editor"
            + " completes and checks what is typed.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  meshwright schema                  what there is",
      "  meshwright schema policy           print one",
      "  meshwright schema --out schemas    write all into a folder"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:The schemas are listed, printed or written.",
      "1:There is no schema of that name, or the folder cannot be written."
    })
final class SchemaCommand implements Callable<Integer> {

  private final RootCommand root;
  private final Authoring authoring;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "The document; default: list all.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Write the schemas as files; those of an earlier version are replaced.")
  private Optional<Path> out = Optional.empty();

  SchemaCommand(RootCommand root, Authoring authoring) {
    this.root = root;
    this.authoring = authoring;
  }

  @Override
  public Integer call() {
    Report report = root.begin("schema");
    List<DocumentSchema> all = authoring.schemas();
    List<DocumentSchema> wanted = name.map(n -> List.of(one(all, n))).orElse(all);
    if (out.isPresent()) {
      write(wanted, out.get(), report);
    } else if (name.isPresent()) {
      report.text(() -> wanted.getFirst().text());
      report.json("schema", () -> json(wanted.getFirst()));
    } else {
      report.text(() -> SchemasText.of(all, report.style()));
      report.json("schemas", () -> list(all));
    }
    report.end();
    return ExitCode.DONE;
  }

  private static DocumentSchema one(List<DocumentSchema> schemas, String name) {
    return schemas.stream()
        .filter(s -> s.name().equals(name) || s.fileName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new MeshException(
                    ErrorKind.USER,
                    "there is no schema '%s'; there are %s"
                        .formatted(
                            name,
                            schemas.stream()
                                .map(DocumentSchema::name)
                                .collect(Collectors.joining(", ")))));
  }

  private static void write(List<DocumentSchema> schemas, Path folder, Report report) {
    try {
      Files.createDirectories(folder);
      for (DocumentSchema schema : schemas) {
        Files.writeString(folder.resolve(schema.fileName()), schema.text());
      }
    } catch (IOException e) {
      throw WriteFailure.of(folder, e);
    }
    report.text(
        () ->
            "Wrote %s to %s:\n%s"
                .formatted(
                    Words.count(schemas.size(), "schema"),
                    folder,
                    schemas.stream()
                        .map(s -> "  " + s.fileName() + "\n")
                        .collect(Collectors.joining())));
    report.json("folder", () -> JsonNodeFactory.instance.textNode(folder.toString()));
    report.json(
        "files",
        () -> {
          ArrayNode names = JsonNodeFactory.instance.arrayNode();
          schemas.forEach(s -> names.add(s.fileName()));
          return names;
        });
  }

  private static JsonNode json(DocumentSchema schema) {
    try {
      return new ObjectMapper().readTree(schema.text());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(schema.fileName() + " is not JSON", e);
    }
  }

  private static JsonNode list(List<DocumentSchema> schemas) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (DocumentSchema schema : schemas) {
      list.addObject()
          .put("name", schema.name())
          .put("files", schema.files())
          .put("title", schema.title())
          .put("file", schema.fileName());
    }
    return list;
  }
}
