package io.meshwright.api.model;

import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.MaskingPolicy;
import io.meshwright.api.policy.RowPolicy;
import io.meshwright.api.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that one workspace describes. Immutable; references in it may dangle until the engine
 * has validated it.
 *
 * @param id its name
 * @param platforms targets by name
 * @param principals neutral identities by id
 * @param sessions declared sessions by id
 * @param classifications the tree of classifications; where none is declared, those that columns of
 *     the products have
 * @param domains business areas by name
 * @param products data products by address
 * @param accessPolicies grants and denials
 * @param maskingPolicies what columns look like
 * @param rowPolicies which rows are kept back
 * @param acceptedLosses what the workspace accepts in writing
 * @param governance the rules that it has to keep
 * @param breakGlassHours how long a break-glass grant may last at most
 */
public record Mesh(
    WorkspaceId id,
    SortedMap<PlatformName, Platform> platforms,
    SortedMap<PrincipalId, Principal> principals,
    SortedMap<SessionId, DeclaredSession> sessions,
    Classifications classifications,
    SortedMap<DomainName, Domain> domains,
    SortedMap<ProductAddress, DataProduct> products,
    List<AccessPolicy> accessPolicies,
    List<MaskingPolicy> maskingPolicies,
    List<RowPolicy> rowPolicies,
    List<AcceptedLoss> acceptedLosses,
    Governance governance,
    int breakGlassHours) {
  /** How long a break-glass grant may last where the mesh does not say. */
  public static final int BREAK_GLASS_HOURS = 24;

  /** Copies the collections. */
  public Mesh {
    platforms = Ordered.map(platforms);
    principals = Ordered.map(principals);
    sessions = Ordered.map(sessions);
    domains = Ordered.map(domains);
    products = Ordered.map(products);
    accessPolicies = List.copyOf(accessPolicies);
    maskingPolicies = List.copyOf(maskingPolicies);
    rowPolicies = List.copyOf(rowPolicies);
    acceptedLosses = List.copyOf(acceptedLosses);
    classifications = classifications.declared() ? classifications : found(products);
  }

  private static Classifications found(SortedMap<ProductAddress, DataProduct> products) {
    Map<String, String> names = new TreeMap<>();
    for (DataProduct product : products.values()) {
      for (OutputPort port : product.outputPorts()) {
        for (TableSchema table : port.contract().tables()) {
          table.columns().forEach(c -> c.classification().ifPresent(name -> names.put(name, "")));
        }
      }
    }
    return new Classifications(Ordered.map(names), false);
  }

  /** A builder of the only workspace of a mesh with that id. */
  public static Builder builder(String id) {
    return new Builder(WorkspaceId.of(id));
  }

  /** A builder of one of several workspaces of a mesh. */
  public static Builder builder(WorkspaceId id) {
    return new Builder(id);
  }

  /** A builder that starts from this mesh. */
  public Builder toBuilder() {
    Builder builder = new Builder(id);
    builder.platforms.putAll(platforms);
    builder.principals.putAll(principals);
    builder.sessions.putAll(sessions);
    builder.classifications = classifications;
    builder.domains.putAll(domains);
    builder.products.putAll(products);
    builder.accessPolicies.addAll(accessPolicies);
    builder.maskingPolicies.addAll(maskingPolicies);
    builder.rowPolicies.addAll(rowPolicies);
    builder.acceptedLosses.addAll(acceptedLosses);
    builder.governance = governance;
    builder.breakGlassHours = breakGlassHours;
    return builder;
  }

  /** The same parts as another workspace's. */
  public Mesh withId(WorkspaceId other) {
    return new Mesh(
        other,
        platforms,
        principals,
        sessions,
        classifications,
        domains,
        products,
        accessPolicies,
        maskingPolicies,
        rowPolicies,
        acceptedLosses,
        governance,
        breakGlassHours);
  }

  /** The output port at an address. */
  public Optional<OutputPort> port(PortAddress address) {
    return Optional.ofNullable(products.get(address.product())).stream()
        .flatMap(p -> p.outputPorts().stream())
        .filter(p -> p.address().equals(address))
        .findFirst();
  }

  /** The declared session of that id. */
  public Optional<DeclaredSession> session(String sessionId) {
    return Optional.ofNullable(sessions.get(new SessionId(sessionId)));
  }

  /** Every output port, in order of product and as the product lists them. */
  public List<OutputPort> ports() {
    return products.values().stream().flatMap(p -> p.outputPorts().stream()).toList();
  }

  /** Collects the parts of a mesh; what is added twice under one name is replaced. */
  public static final class Builder {
    private final WorkspaceId id;
    private final Map<PlatformName, Platform> platforms = new TreeMap<>();
    private final Map<PrincipalId, Principal> principals = new TreeMap<>();
    private final Map<SessionId, DeclaredSession> sessions = new TreeMap<>();
    private Classifications classifications = Classifications.undeclared();
    private final Map<DomainName, Domain> domains = new TreeMap<>();
    private final Map<ProductAddress, DataProduct> products = new TreeMap<>();
    private final List<AccessPolicy> accessPolicies = new ArrayList<>();
    private final List<MaskingPolicy> maskingPolicies = new ArrayList<>();
    private final List<RowPolicy> rowPolicies = new ArrayList<>();
    private final List<AcceptedLoss> acceptedLosses = new ArrayList<>();
    private Governance governance = Governance.NONE;
    private int breakGlassHours = BREAK_GLASS_HOURS;

    private Builder(WorkspaceId id) {
      this.id = id;
    }

    /** Adds a platform. */
    public Builder platform(Platform value) {
      platforms.put(value.name(), value);
      return this;
    }

    /** Adds a principal. */
    public Builder principal(Principal value) {
      principals.put(value.id(), value);
      return this;
    }

    /** Adds a declared session. */
    public Builder session(DeclaredSession value) {
      sessions.put(value.session().id(), value);
      return this;
    }

    /** Sets the classifications. */
    public Builder classifications(Classifications value) {
      this.classifications = value;
      return this;
    }

    /** Adds a domain. */
    public Builder domain(Domain value) {
      domains.put(value.name(), value);
      return this;
    }

    /** Adds a product. */
    public Builder product(DataProduct value) {
      products.put(value.address(), value);
      return this;
    }

    /** Adds a grant or denial. */
    public Builder policy(AccessPolicy value) {
      accessPolicies.add(value);
      return this;
    }

    /** Adds a masking policy. */
    public Builder policy(MaskingPolicy value) {
      maskingPolicies.add(value);
      return this;
    }

    /** Adds a row policy. */
    public Builder policy(RowPolicy value) {
      rowPolicies.add(value);
      return this;
    }

    /** Removes every policy of that id. */
    public Builder withoutPolicy(String policyId) {
      accessPolicies.removeIf(p -> p.id().value().equals(policyId));
      maskingPolicies.removeIf(p -> p.id().value().equals(policyId));
      rowPolicies.removeIf(p -> p.id().value().equals(policyId));
      return this;
    }

    /** Accepts no loss of a policy any more. */
    public Builder withoutAcceptedLosses(PolicyId policy) {
      acceptedLosses.removeIf(a -> a.policy().equals(policy));
      return this;
    }

    /** How long a break-glass grant may last at most. */
    public Builder breakGlassHours(int value) {
      this.breakGlassHours = value;
      return this;
    }

    /** Accepts a loss. */
    public Builder accept(AcceptedLoss value) {
      acceptedLosses.add(value);
      return this;
    }

    /** Sets the rules that it has to keep. */
    public Builder governance(Governance value) {
      this.governance = value;
      return this;
    }

    /** The mesh. */
    public Mesh build() {
      return new Mesh(
          id,
          Ordered.map(platforms),
          Ordered.map(principals),
          Ordered.map(sessions),
          classifications,
          Ordered.map(domains),
          Ordered.map(products),
          accessPolicies,
          maskingPolicies,
          rowPolicies,
          acceptedLosses,
          governance,
          breakGlassHours);
    }
  }
}
