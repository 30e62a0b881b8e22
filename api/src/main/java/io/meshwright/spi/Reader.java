package io.meshwright.spi;

import io.meshwright.api.resource.Seen;
import java.util.function.Consumer;

/** Reads live facts in bulk. Has no means to write. */
public interface Reader {
  /**
   * Reads a scope with a number of calls that does not depend on how many objects there are, but
   * for the pages that the platform cuts its answers into. Absent objects are not mentioned.
   *
   * @throws io.meshwright.api.problem.MeshException of kind PERMISSION where the scope cannot be
   *     read at all, TRANSIENT where the platform does not answer
   */
  void read(ReadScope scope, Consumer<Seen> inAddressOrder);
}
