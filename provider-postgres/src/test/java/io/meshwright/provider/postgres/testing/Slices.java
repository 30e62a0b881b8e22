package io.meshwright.provider.postgres.testing;

import io.meshwright.api.model.Authority;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.LifecycleStatus;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.model.Principal;
import io.meshwright.api.model.ViewDefinition;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.resource.Address;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.provider.postgres.lift.PgLifter;
import io.meshwright.provider.postgres.translate.PgTranslator;
import io.meshwright.spi.Capabilities;
import io.meshwright.spi.PlatformSlice;
import io.meshwright.spi.Translation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Slices of one product, and the way there and back. */
public final class Slices {
  /** The platform that all of them are on. */
  public static final PlatformName PLATFORM = new PlatformName("pg");

  private Slices() {}

  /** A table port of one table. */
  public static PlatformSlice.SlicePort table(TablePolicies policies) {
    TableAddress address = policies.table();
    return new PlatformSlice.SlicePort(
        OutputPort.table(
            address.port(),
            PLATFORM,
            Contract.of(address.port().port(), "1.0.0", List.of(policies.schema()))),
        List.of(policies));
  }

  /** A view port of one table. */
  public static PlatformSlice.SlicePort view(TablePolicies policies, ViewDefinition definition) {
    PortAddress port = policies.table().port();
    TableSchema schema = policies.schema();
    return new PlatformSlice.SlicePort(
        new OutputPort(
            port,
            PortKind.VIEW,
            PLATFORM,
            LifecycleStatus.ACTIVE,
            Contract.of(port.port(), "1.0.0", List.of(schema)),
            Optional.of(definition),
            Ordered.map(Map.<String, String>of()),
            ""),
        List.of(policies));
  }

  /** A slice of ports of one product. */
  public static PlatformSlice of(
      List<PlatformSlice.SlicePort> ports, List<DeclaredSession> sessions) {
    Optional<PrincipalId> producer = ports.getFirst().tables().getFirst().producer();
    DataProduct plain =
        DataProduct.of(
            ports.getFirst().port().address().product(),
            ports.stream().map(PlatformSlice.SlicePort::port).toList());
    DataProduct product =
        new DataProduct(
            plain.address(),
            plain.version(),
            plain.status(),
            "Orders",
            plain.team(),
            plain.outputPorts(),
            plain.inputPorts(),
            producer,
            plain.pipelines(),
            plain.samples());
    return new PlatformSlice(
        WorkspaceId.of("retailer"),
        new Platform(
            PLATFORM, "postgres", Ordered.map(Map.<String, String>of()), Authority.ADDITIVE),
        List.of(new PlatformSlice.SliceProduct(product, ports)),
        Ordered.map(Map.<PrincipalId, Principal>of()),
        sessions);
  }

  /** Capabilities without limits. */
  public static Capabilities capabilities() {
    return new Capabilities("postgres", new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
  }

  /** What a slice becomes on an embedded server. */
  public static Translation translate(PlatformSlice slice) {
    return new PgTranslator(capabilities(), true).translate(slice, new TreeMap<>());
  }

  /** The rules of a translated table, about neutral principals again. */
  public static AccessRules lifted(Translation translation, TableAddress table) {
    Address subject = translation.subjects().get(table);
    if (subject == null) {
      throw new AssertionError(table + " is not published: " + translation.verdicts());
    }
    return neutral(
        new PgLifter().lift(subject, new DesiredState(translation.resources())), translation);
  }

  /** Rules about neutral principals, where they are known. */
  public static AccessRules neutral(AccessRules rules, Translation translation) {
    Map<PrincipalId, PrincipalId> back = new HashMap<>();
    translation.identities().forEach((id, name) -> back.put(PrincipalId.ofNative(name), id));
    return rules.mapLeaves(
        leaf ->
            leaf instanceof Expression.MemberOf(PrincipalId principal)
                ? new Expression.MemberOf(back.getOrDefault(principal, principal))
                : leaf);
  }
}
