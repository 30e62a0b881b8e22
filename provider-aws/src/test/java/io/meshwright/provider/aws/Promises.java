package io.meshwright.provider.aws;

import io.meshwright.api.model.Contract;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.SlaProperty;

/** Ports whose contracts promise how long data is kept. */
final class Promises {
  private Promises() {}

  static OutputPort retention(OutputPort port, int days) {
    return promising(port, new SlaProperty("retention", Integer.toString(days), "d", ""));
  }

  static OutputPort promising(OutputPort port, SlaProperty... promises) {
    Contract.Builder contract = port.contract().toBuilder();
    for (SlaProperty promise : promises) {
      contract.sla(promise);
    }
    return new OutputPort(
        port.address(),
        port.kind(),
        port.platform(),
        port.status(),
        contract.build(),
        port.view(),
        port.publishedNames(),
        port.description(),
        port.further());
  }
}
