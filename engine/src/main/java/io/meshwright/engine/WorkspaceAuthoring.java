package io.meshwright.engine;

import io.meshwright.api.Authoring;
import io.meshwright.api.StartOptions;
import io.meshwright.api.report.DocumentSchema;
import io.meshwright.api.report.FormattedFile;
import io.meshwright.api.report.StartedWorkspace;
import io.meshwright.engine.authoring.OwnDocument;
import io.meshwright.engine.planfile.PlanSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Joins the stages that help with writing documents. */
public final class WorkspaceAuthoring implements Authoring {
  @Override
  public List<DocumentSchema> schemas() {
    List<DocumentSchema> schemas = new ArrayList<>();
    for (OwnDocument document : OwnDocument.values()) {
      schemas.add(
          new DocumentSchema(
              document.word(),
              document.files(),
              document.title(),
              document.word() + ".schema.json",
              document.schema()));
    }
    schemas.add(
        new DocumentSchema("plan", "", "A saved plan", "plan.schema.json", PlanSchema.text()));
    return schemas;
  }

  @Override
  public List<FormattedFile> format(List<Path> paths, boolean write) {
    return new Formatting(write).run(paths);
  }

  @Override
  public StartedWorkspace startFrom(List<Path> contracts, Path folder, StartOptions options) {
    return new Starting(contracts, options).into(folder);
  }
}
