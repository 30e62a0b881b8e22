package io.meshwright.api.model;

import io.meshwright.api.document.DocumentValue;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.TableAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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
 * @param further what else its product's document says of it, as written
 */
public record OutputPort(
    PortAddress address,
    PortKind kind,
    PlatformName platform,
    LifecycleStatus status,
    Contract contract,
    Optional<ViewDefinition> view,
    SortedMap<String, String> publishedNames,
    String description,
    DocumentValue.Fields further) {
  /** Copies the names, of tables only; a view needs its definition, and nothing else has one. */
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
    for (String table : publishedNames.keySet()) {
      if (contract.table(table).isEmpty()) {
        throw new IllegalArgumentException(
            "port " + address + " publishes '" + table + "', which its contract does not have");
      }
    }
  }

  /** A port of which no document says more. */
  public OutputPort(
      PortAddress address,
      PortKind kind,
      PlatformName platform,
      LifecycleStatus status,
      Contract contract,
      Optional<ViewDefinition> view,
      SortedMap<String, String> publishedNames,
      String description) {
    this(
        address,
        kind,
        platform,
        status,
        contract,
        view,
        publishedNames,
        description,
        DocumentValue.Fields.NONE);
  }

  /** A builder of an active table port. */
  public static Builder builder(PortAddress address, PlatformName platform, Contract contract) {
    return new Builder(address, platform, contract);
  }

  /** A builder that starts from this port. */
  public Builder toBuilder() {
    Builder builder = new Builder(address, platform, contract);
    builder.kind = kind;
    builder.status = status;
    builder.view = view;
    builder.publishedNames.putAll(publishedNames);
    builder.description = description;
    builder.further = further;
    return builder;
  }

  /** An active table port. */
  public static OutputPort table(PortAddress address, PlatformName platform, Contract contract) {
    return builder(address, platform, contract).build();
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

  /** Collects the parts of a port. */
  public static final class Builder {
    private final PortAddress address;
    private final PlatformName platform;
    private final Contract contract;
    private PortKind kind = PortKind.TABLE;
    private LifecycleStatus status = LifecycleStatus.ACTIVE;
    private Optional<ViewDefinition> view = Optional.empty();
    private final Map<String, String> publishedNames = new TreeMap<>();
    private String description = "";
    private DocumentValue.Fields further = DocumentValue.Fields.NONE;

    private Builder(PortAddress address, PlatformName platform, Contract contract) {
      this.address = address;
      this.platform = platform;
      this.contract = contract;
    }

    /** How it is consumed; a view is made with {@link #view}. */
    public Builder kind(PortKind value) {
      this.kind = value;
      return this;
    }

    /** Where it stands. */
    public Builder status(LifecycleStatus value) {
      this.status = value;
      return this;
    }

    /** Makes it a view. */
    public Builder view(ViewDefinition value) {
      this.kind = PortKind.VIEW;
      this.view = Optional.of(value);
      return this;
    }

    /** Publishes a table of the contract under another name. */
    public Builder publish(String table, String name) {
      publishedNames.put(table, name);
      return this;
    }

    /** Describes it. */
    public Builder description(String value) {
      further = further.without("description");
      this.description = value;
      return this;
    }

    /** What else its product's document says of it. */
    public Builder further(DocumentValue.Fields value) {
      this.further = value;
      return this;
    }

    /** The port. */
    public OutputPort build() {
      return new OutputPort(
          address,
          kind,
          platform,
          status,
          contract,
          view,
          Ordered.map(publishedNames),
          description,
          further);
    }
  }
}
