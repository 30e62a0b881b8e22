package io.meshwright.api.model;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.TableAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One major version of a way to consume a product.
 *
 * @param address its product, name and major version
 * @param kind how it is consumed
 * @param platform where it is placed
 * @param status where it stands
 * @param contract what it promises
 * @param view how it is made, where it is a view
 * @param publishedNames per table of the contract the published name, where it is not the default
 * @param description for people; may be empty
 */
public record OutputPort(
    PortAddress address,
    PortKind kind,
    PlatformName platform,
    LifecycleStatus status,
    Contract contract,
    Optional<ViewDefinition> view,
    SortedMap<String, String> publishedNames,
    String description) {
  /** Copies the names; a view needs its definition, and nothing else has one. */
  public OutputPort {
    publishedNames = Ordered.map(publishedNames);
    if (view.isPresent() != (kind == PortKind.VIEW)) {
      throw new IllegalArgumentException(
          "port "
              + address
              + " is a "
              + kind.word()
              + (view.isPresent() ? " with" : " without")
              + " a view definition");
    }
  }

  /** An active table port. */
  public static OutputPort table(PortAddress address, PlatformName platform, Contract contract) {
    return new OutputPort(
        address,
        PortKind.TABLE,
        platform,
        LifecycleStatus.ACTIVE,
        contract,
        Optional.empty(),
        Ordered.map(Map.<String, String>of()),
        "");
  }

  /** Addresses of the contract's tables, in contract order. */
  public List<TableAddress> tables() {
    return contract.tables().stream().map(t -> new TableAddress(address, t.name())).toList();
  }

  /**
   * The name that consumers use for a table: the one chosen in the workspace, else the table's name
   * and the major version. It depends on nothing else, so no later change renames it.
   */
  public String publishedName(String table) {
    String chosen = publishedNames.get(table);
    return (chosen == null ? table : chosen) + "_v" + address.major();
  }
}
