package io.meshwright.spi;

import io.meshwright.api.model.AcceptedLoss;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.InputPort;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.Principal;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.TablePolicies;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/**
 * The part of a mesh that lands on one platform, with policies matched and bound.
 *
 * @param mesh whose it is
 * @param platform the platform
 * @param products products with a port here, in order of address
 * @param inputs inputs whose consumer side is wanted here and whose source is placed elsewhere, in
 *     order of product
 * @param principals every principal of the mesh
 * @param sessions declared sessions, in order of id
 * @param accepted per policy the loss that the workspace accepts here, while it does
 */
public record PlatformSlice(
    WorkspaceId mesh,
    Platform platform,
    List<SliceProduct> products,
    List<SliceInput> inputs,
    SortedMap<PrincipalId, Principal> principals,
    List<DeclaredSession> sessions,
    SortedMap<PolicyId, AcceptedLoss> accepted) {
  /** Copies the collections. */
  public PlatformSlice {
    products = List.copyOf(products);
    inputs = List.copyOf(inputs);
    principals = Ordered.map(principals);
    sessions = List.copyOf(sessions);
    accepted = Ordered.map(accepted);
  }

  /** A slice of a workspace that accepts no loss, without inputs. */
  public PlatformSlice(
      WorkspaceId mesh,
      Platform platform,
      List<SliceProduct> products,
      SortedMap<PrincipalId, Principal> principals,
      List<DeclaredSession> sessions) {
    this(
        mesh,
        platform,
        products,
        List.of(),
        principals,
        sessions,
        Ordered.map(Map.<PolicyId, AcceptedLoss>of()));
  }

  /** The same with other products. */
  public PlatformSlice withProducts(List<SliceProduct> others) {
    return new PlatformSlice(mesh, platform, others, inputs, principals, sessions, accepted);
  }

  /** The same with each table's policies replaced. */
  public PlatformSlice mapTables(UnaryOperator<TablePolicies> change) {
    return withProducts(
        products.stream()
            .map(
                product ->
                    new SliceProduct(
                        product.product(),
                        product.ports().stream()
                            .map(
                                port ->
                                    new SlicePort(
                                        port.port(), port.tables().stream().map(change).toList()))
                            .toList()))
            .toList());
  }

  /**
   * A verdict with the workspace's acceptance, where it accepts that loss. Every verdict goes
   * through here before a translation asks whether it closes the object.
   */
  public PolicyVerdict judged(PolicyVerdict verdict) {
    boolean loses = verdict.verdict() == Verdict.WEAKER || verdict.verdict() == Verdict.IMPOSSIBLE;
    return verdict
        .policy()
        .filter(p -> loses)
        .flatMap(p -> Optional.ofNullable(accepted.get(p)))
        .map(verdict::accept)
        .orElse(verdict);
  }

  /**
   * A product and those of its ports that are placed here and not retired.
   *
   * @param product the product
   * @param ports its ports here
   */
  public record SliceProduct(DataProduct product, List<SlicePort> ports) {
    /** Copies the ports. */
    public SliceProduct {
      ports = List.copyOf(ports);
    }
  }

  /**
   * A subscription: an input of a product, and the port that it reads.
   *
   * @param product the product that reads
   * @param input its input port
   * @param source the output port, not retired
   */
  public record SliceInput(DataProduct product, InputPort input, OutputPort source) {}

  /**
   * A port and what policies say about each of its tables, in contract order.
   *
   * @param port the port
   * @param tables its tables
   */
  public record SlicePort(OutputPort port, List<TablePolicies> tables) {
    /** Copies the tables. */
    public SlicePort {
      tables = List.copyOf(tables);
    }
  }
}
