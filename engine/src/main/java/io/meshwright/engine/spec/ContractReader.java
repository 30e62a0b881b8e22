package io.meshwright.engine.spec;

import io.meshwright.api.evolution.ContractsRead;
import io.meshwright.api.problem.Place;
import io.meshwright.engine.source.Places;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads a contract that lies anywhere, as one of a workspace is read. */
public final class ContractReader {
  private ContractReader() {}

  /** The contract of a file. */
  public static ContractsRead read(Path file) {
    Findings findings = new Findings();
    SpecContext context =
        new SpecContext(
            findings,
            new Places.Builder(),
            StandardForms.load(),
            new PhysicalTypes(findings),
            new UnknownKeys(findings));
    String name = String.valueOf(file.toAbsolutePath().getFileName());
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
    WorkspaceFiles files = new WorkspaceFiles(folder, findings);
    if (!files.exists(name)) {
      findings.error(
          "missing-file", new Place(name, 1, 1), "there is no such file", "name a contract");
      return new ContractsRead(List.of(), findings.sorted());
    }
    Optional<OdcsDocument> document =
        files.yaml(name).flatMap(yaml -> OdcsDocument.read(yaml, Optional.empty(), context));
    context.types().report();
    return new ContractsRead(
        document.flatMap(OdcsDocument::contract).stream().toList(), findings.sorted());
  }
}
