package io.meshwright.provider.aws.apply;

import io.meshwright.api.plan.Change;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import java.util.Optional;

/** Where it is written down which rights by LF-tags are ours. */
final class TagLedger {
  private TagLedger() {}

  /** The database whose ledger knows a right; empty where none does. */
  static Optional<String> of(Change change) {
    Owner owner =
        switch (change) {
          case Change.Create create -> create.desired().owner();
          case Change.Update update -> update.desired().owner();
          case Change.Replace replace -> replace.desired().owner();
          case Change.Adopt adopt -> adopt.desired().owner();
          case Change.Delete delete -> delete.live().owner();
        };
    return owner instanceof Owner.Claimed(Address ledger, Marker marker)
        ? Optional.of(ledger.path().getFirst())
        : Optional.empty();
  }
}
