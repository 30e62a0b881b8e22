package io.meshwright.engine;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.Activity;
import io.meshwright.api.report.SampleReport;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.engine.sample.SampleFile;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.spi.Transfer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Loads sample rows into the empty tables of embedded platforms. */
final class SampleLoading {
  private final PlatformPool pool;
  private final Mesh mesh;
  private final Path workspace;
  private final Consumer<Activity> progress;
  private final List<Problem> problems = new ArrayList<>();
  private int begun;
  private int tables;
  private long rows;

  SampleLoading(PlatformPool pool, Mesh mesh, Path workspace, Consumer<Activity> progress) {
    this.pool = pool;
    this.mesh = mesh;
    this.workspace = workspace;
    this.progress = progress;
  }

  SampleReport load() {
    for (DataProduct product : mesh.products().values()) {
      for (OutputPort port : product.outputPorts()) {
        Optional<Platform> platform = Optional.ofNullable(mesh.platforms().get(port.platform()));
        if (port.kind() != PortKind.TABLE || platform.isEmpty()) {
          continue;
        }
        PlatformProvider provider = pool.provider(platform.get());
        if (provider.localServer().isPresent() && provider.transfer().isPresent()) {
          load(product, port, provider.transfer().get());
        }
      }
    }
    return new SampleReport(tables, rows, problems);
  }

  private void load(DataProduct product, OutputPort port, Transfer transfer) {
    for (TableSchema schema : port.contract().tables()) {
      String file =
          product
              .samples()
              .getOrDefault(
                  schema.name() + "@" + port.address().major(),
                  product.samples().getOrDefault(schema.name(), ""));
      if (!file.isEmpty()) {
        progress.accept(
            new Activity(
                Activity.Kind.SAMPLES,
                port.address() + "." + schema.name(),
                ++begun,
                Math.max(begun, samples())));
        load(port, schema, file, transfer);
      }
    }
  }

  private int samples() {
    return mesh.products().values().stream().mapToInt(p -> p.samples().size()).sum();
  }

  private void load(OutputPort port, TableSchema schema, String file, Transfer transfer) {
    try {
      if (!transfer.isEmpty(port, schema)) {
        return;
      }
      SampleFile sample = SampleFile.read(workspace, file, schema);
      problems.addAll(sample.problems());
      if (sample.problems().isEmpty()) {
        rows += transfer.load(port, schema, sample.columns(), sample.rows().iterator());
        tables++;
      }
    } catch (MeshException e) {
      problems.add(
          Problem.error(
              "sample",
              port.address() + "." + schema.name(),
              "its sample is not loaded: " + e.getMessage(),
              ""));
    }
  }
}
