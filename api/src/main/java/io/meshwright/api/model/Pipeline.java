package io.meshwright.api.model;

import java.util.List;
import java.util.Optional;

/**
 * How a product's data is made.
 *
 * @param name its name within the product
 * @param kind job, notebook, task or streaming job
 * @param artefact what runs, for example a path or image
 * @param schedule when, as the workspace writes it
 * @param inputs input ports it reads
 * @param outputs output ports it fills
 */
public record Pipeline(
    String name,
    Kind kind,
    String artefact,
    Optional<String> schedule,
    List<String> inputs,
    List<String> outputs) {
  /** What runs. */
  public enum Kind {
    /** A batch job. */
    JOB,
    /** A notebook. */
    NOTEBOOK,
    /** A task inside the warehouse. */
    TASK,
    /** A job that never ends. */
    STREAMING
  }

  /** Copies the lists. */
  public Pipeline {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }
}
