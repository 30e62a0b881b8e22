package io.meshwright.api.model;

import io.meshwright.api.document.DocumentValue;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.ProductAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An owned, versioned unit of data with input ports, output ports and lineage: an ODPS document, or
 * implied by one contract.
 *
 * @param address its domain and name
 * @param version as written
 * @param status where it stands
 * @param description for people; may be empty
 * @param team who answers for it
 * @param outputPorts how it is consumed; addresses unique
 * @param inputPorts what it reads
 * @param producer the identity of its pipelines
 * @param pipelines how its data is made; names unique
 * @param samples per table name a file of sample rows, relative to the workspace; {@code table@2}
 *     is about one major version only
 * @param further what else its document says, as written
 * @param unpublished contracts beside it that no port publishes, each a whole document
 */
public record DataProduct(
    ProductAddress address,
    String version,
    LifecycleStatus status,
    String description,
    Team team,
    List<OutputPort> outputPorts,
    List<InputPort> inputPorts,
    Optional<PrincipalId> producer,
    List<Pipeline> pipelines,
    SortedMap<String, String> samples,
    DocumentValue.Fields further,
    List<DocumentValue.Fields> unpublished) {
  /** Copies the lists, and refuses two ports of one name and major version. */
  public DataProduct {
    outputPorts = List.copyOf(outputPorts);
    inputPorts = List.copyOf(inputPorts);
    pipelines = List.copyOf(pipelines);
    samples = Ordered.map(samples);
    unpublished = List.copyOf(unpublished);
    if (outputPorts.stream().map(OutputPort::address).distinct().count() != outputPorts.size()) {
      throw new IllegalArgumentException(
          "product " + address + " has two output ports of one name and major version");
    }
    if (pipelines.stream().map(Pipeline::name).distinct().count() != pipelines.size()) {
      throw new IllegalArgumentException("product " + address + " has two pipelines of one name");
    }
  }

  /** A product of which no document says more. */
  public DataProduct(
      ProductAddress address,
      String version,
      LifecycleStatus status,
      String description,
      Team team,
      List<OutputPort> outputPorts,
      List<InputPort> inputPorts,
      Optional<PrincipalId> producer,
      List<Pipeline> pipelines,
      SortedMap<String, String> samples) {
    this(
        address,
        version,
        status,
        description,
        team,
        outputPorts,
        inputPorts,
        producer,
        pipelines,
        samples,
        DocumentValue.Fields.NONE,
        List.of());
  }

  /** A builder of an active product, version 1.0.0. */
  public static Builder builder(ProductAddress address) {
    return new Builder(address);
  }

  /** A builder of an active product, version 1.0.0, written {@code domain.product}. */
  public static Builder builder(String address) {
    return new Builder(ProductAddress.parse(address));
  }

  /** A builder that starts from this product. */
  public Builder toBuilder() {
    Builder builder = new Builder(address);
    builder.version = version;
    builder.status = status;
    builder.description = description;
    builder.team = team;
    builder.outputPorts.addAll(outputPorts);
    builder.inputPorts.addAll(inputPorts);
    builder.producer = producer;
    builder.pipelines.addAll(pipelines);
    builder.samples.putAll(samples);
    builder.further = further;
    builder.unpublished.addAll(unpublished);
    return builder;
  }

  /** An active product of ports, without inputs and producer. */
  public static DataProduct of(ProductAddress address, List<OutputPort> outputPorts) {
    Builder builder = builder(address);
    outputPorts.forEach(builder::outputPort);
    return builder.build();
  }

  /**
   * Collects the parts of a product. Setting a part forgets what its document says of it in other
   * words.
   */
  public static final class Builder {
    private final ProductAddress address;
    private String version = "1.0.0";
    private LifecycleStatus status = LifecycleStatus.ACTIVE;
    private String description = "";
    private Team team = Team.NONE;
    private final List<OutputPort> outputPorts = new ArrayList<>();
    private final List<InputPort> inputPorts = new ArrayList<>();
    private Optional<PrincipalId> producer = Optional.empty();
    private final List<Pipeline> pipelines = new ArrayList<>();
    private final Map<String, String> samples = new TreeMap<>();
    private DocumentValue.Fields further = DocumentValue.Fields.NONE;
    private final List<DocumentValue.Fields> unpublished = new ArrayList<>();

    private Builder(ProductAddress address) {
      this.address = address;
    }

    /** Its version. */
    public Builder version(String value) {
      this.version = value;
      return this;
    }

    /** Where it stands. */
    public Builder status(LifecycleStatus value) {
      further = further.without("status");
      this.status = value;
      return this;
    }

    /** Describes it. */
    public Builder description(String value) {
      further = further.without("description");
      this.description = value;
      return this;
    }

    /** Who answers for it. */
    public Builder team(Team value) {
      further = further.without("team");
      this.team = value;
      return this;
    }

    /** Adds a way to consume it. */
    public Builder outputPort(OutputPort value) {
      further = further.without("outputPorts");
      outputPorts.add(value);
      return this;
    }

    /** Adds an active port of tables: {@code table("orders", 1, "local", contract)}. */
    public Builder table(String port, int major, String platform, Contract contract) {
      return outputPort(
          OutputPort.table(
              new PortAddress(address, port, major), new PlatformName(platform), contract));
    }

    /** Adds what it reads. */
    public Builder inputPort(InputPort value) {
      further = further.without("inputPorts");
      inputPorts.add(value);
      return this;
    }

    /** The identity of its pipelines. */
    public Builder producer(String principal) {
      this.producer = Optional.of(PrincipalId.parse(principal));
      return this;
    }

    /** Adds a way in which its data is made. */
    public Builder pipeline(Pipeline value) {
      pipelines.add(value);
      return this;
    }

    /** A file of sample rows, relative to the workspace. */
    public Builder sample(String table, String file) {
      samples.put(table, file);
      return this;
    }

    /** What else its document says. */
    public Builder further(DocumentValue.Fields value) {
      this.further = value;
      return this;
    }

    /** Adds a contract beside it that no port publishes, as a whole document. */
    public Builder unpublished(DocumentValue.Fields contract) {
      unpublished.add(contract);
      return this;
    }

    /** The product. */
    public DataProduct build() {
      return new DataProduct(
          address,
          version,
          status,
          description,
          team,
          outputPorts,
          inputPorts,
          producer,
          pipelines,
          Ordered.map(samples),
          further,
          unpublished);
    }
  }
}
