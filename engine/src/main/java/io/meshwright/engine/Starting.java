package io.meshwright.engine;

import io.meshwright.api.StartOptions;
import io.meshwright.api.name.DomainName;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.report.StartedWorkspace;
import io.meshwright.engine.authoring.StartText;
import io.meshwright.engine.spec.ContractHead;
import io.meshwright.engine.spec.InventedType;
import io.meshwright.engine.spec.Read;
import io.meshwright.engine.spec.SyntaxCheck;
import io.meshwright.engine.spec.WorkspaceReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Makes a workspace around contracts. It is tried in a temporary folder before it is written. */
final class Starting {
  private static final String ENDING = ".odcs.yaml";

  private final List<Path> contracts;
  private final StartOptions options;

  /** Contracts by the file that they become. */
  private final Map<String, Path> copies = new LinkedHashMap<>();

  private final Set<String> domains = new TreeSet<>();

  Starting(List<Path> contracts, StartOptions options) {
    this.contracts = contracts;
    this.options = options;
  }

  StartedWorkspace into(Path folder) {
    files().forEach(this::place);
    Tried tried = tried();
    Map<String, String> documents = documents(tried.classifications(), tried.types());
    refuseWhatIsThere(folder, documents.keySet());
    FreshFolder target = new FreshFolder(folder);
    boolean whole = false;
    try {
      documents.forEach(target::write);
      copies.forEach((name, file) -> target.copy(file, name));
      whole = true;
    } finally {
      if (!whole) {
        target.takeBack();
      }
    }
    return new StartedWorkspace(
        target.written(),
        List.copyOf(tried.types().keySet()),
        WorkspaceReader.read(folder, Optional.empty()).problems());
  }

  private List<Path> files() {
    List<Path> files = new ArrayList<>();
    for (Path path : contracts) {
      if (Files.isRegularFile(path)) {
        files.add(path);
        continue;
      }
      if (!Files.isDirectory(path)) {
        throw refusal("there is no file or folder '" + path + "'; name contracts to start from");
      }
      try (Stream<Path> below = Files.walk(path)) {
        List<Path> found =
            below
                .filter(f -> f.toString().endsWith(ENDING) && Files.isRegularFile(f))
                .sorted()
                .toList();
        if (found.isEmpty()) {
          throw refusal("'" + path + "' holds no *" + ENDING + "; name contracts to start from");
        }
        files.addAll(found);
      } catch (IOException | UncheckedIOException e) {
        throw new MeshException(
            ErrorKind.USER, "the folder '" + path + "' cannot be read; check its permissions", e);
      }
    }
    return files;
  }

  private static MeshException refusal(String message) {
    return new MeshException(ErrorKind.USER, message);
  }

  /** Finds the place of a contract in the workspace. */
  private void place(Path file) {
    SyntaxCheck check = SyntaxCheck.of(Path.of(""), file.toString());
    if (check.text().isEmpty() || !check.problems().isEmpty()) {
      throw new MeshException(ErrorKind.USER, check.problems());
    }
    ContractHead head = ContractHead.of(file.toString(), check.text().get());
    if (!head.kind().equals(Optional.of("DataContract"))) {
      throw refusal(
          "'"
              + file
              + "' is no data contract: it has no 'kind: DataContract'; name files of the Open Data"
              + " Contract Standard");
    }
    String base = String.valueOf(file.getFileName()).replaceFirst("(\\.odcs)?\\.(yaml|yml)$", "");
    String domain =
        options.domain().map(DomainName::value).or(head::domain).orElse(options.mesh().mesh());
    String product = head.product().or(() -> ContractHead.folder(base)).orElse("product");
    domains.add(domain);
    String folder = "domains/" + domain + "/" + product + "/";
    String name = folder + base + ENDING;
    for (int i = 2; copies.containsKey(name); i++) {
      name = folder + base + "-" + i + ENDING;
    }
    copies.put(name, file);
  }

  /** What was found out by reading the workspace. */
  private record Tried(Set<String> classifications, Map<String, StartText.Guess> types) {}

  private Tried tried() {
    FreshFolder trial;
    try {
      trial = new FreshFolder(Files.createTempDirectory("meshwright-init"));
    } catch (IOException e) {
      throw new MeshException(
          ErrorKind.USER, "no temporary folder can be made; check space and permissions", e);
    }
    try {
      documents(Set.of(), Map.of()).forEach(trial::write);
      copies.forEach((name, file) -> trial.copy(file, name));
      Map<String, StartText.Guess> types = new TreeMap<>();
      for (InventedType type : WorkspaceReader.inventedTypes(trial.folder())) {
        types.put(type.name(), new StartText.Guess(type.guess(), type.columns()));
      }
      Read read = WorkspaceReader.read(trial.folder(), Optional.empty());
      Set<String> classifications = new TreeSet<>();
      read.mesh()
          .ifPresent(m -> classifications.addAll(m.classifications().descriptions().keySet()));
      return new Tried(classifications, types);
    } finally {
      trial.takeBack();
      remove(trial.folder());
    }
  }

  private static void remove(Path folder) {
    try {
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new MeshException(
          ErrorKind.USER, "the temporary folder '" + folder + "' cannot be removed", e);
    }
  }

  private Map<String, String> documents(
      Set<String> classifications, Map<String, StartText.Guess> types) {
    Map<String, String> documents = new LinkedHashMap<>();
    documents.put(
        "mesh.yaml",
        StartText.mesh(options.mesh().mesh(), options.platform().value(), classifications, types));
    options
        .owner()
        .ifPresent(
            owner ->
                domains.forEach(
                    d -> documents.put("domains/" + d + "/domain.yaml", StartText.domain(owner))));
    return documents;
  }

  private void refuseWhatIsThere(Path folder, Set<String> documents) {
    List<String> there = new ArrayList<>(documents);
    there.addAll(copies.keySet());
    there.removeIf(name -> !Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS));
    if (!there.isEmpty()) {
      throw refusal(
          "'"
              + folder
              + "' has "
              + String.join(", ", there)
              + " already, and no file is overwritten; name another folder");
    }
  }
}
