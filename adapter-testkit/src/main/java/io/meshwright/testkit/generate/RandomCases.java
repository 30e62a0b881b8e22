package io.meshwright.testkit.generate;

import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.LifecycleStatus;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.PolicyResolution;
import io.meshwright.api.model.Principal;
import io.meshwright.api.model.Team;
import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.Session;
import io.meshwright.api.schema.DataValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Cases made from seeds. Equal seeds, targets and instants make equal cases. */
public final class RandomCases {
  private static final DomainName DOMAIN = new DomainName("sales");
  private static final List<String> PRINCIPALS =
      List.of(
          "group:analysts",
          "group:marketing",
          "group:privacy-office",
          "group:interns",
          "service:reporting",
          "user:ana@example.com");
  private static final PrincipalId PRODUCER = PrincipalId.parse("service:pipeline");
  private static final int MAX_ROWS = 25;

  private final Target target;
  private final Instant now;

  private RandomCases(Target target, Instant now) {
    this.target = target;
    this.now = now;
  }

  /** The case of a seed, with one to three tables. */
  public static RandomCase of(long seed, Target target, Instant now) {
    return new RandomCases(target, now).make(seed, seed);
  }

  /**
   * The case of a seed with the tables and sessions of another one: the mesh has changed its
   * policies, and some principals may be new or gone.
   */
  public static RandomCase changed(RandomCase before, long seed, Target target, Instant now) {
    return new RandomCases(target, now).make(before.seed(), seed);
  }

  private RandomCase make(long tableSeed, long policySeed) {
    Choice tables = Choice.of(tableSeed);
    List<PrincipalId> principals =
        tables.some(PRINCIPALS, tables.between(3, PRINCIPALS.size())).stream()
            .map(PrincipalId::parse)
            .toList();
    Mesh.Builder mesh =
        Mesh.builder("retailer")
            .platform(target.platform())
            .domain(new Domain(DOMAIN, "", "", target.platform().name(), Ordered.set(List.of())));
    principals.forEach(p -> mesh.principal(principal(p)));
    mesh.principal(principal(PRODUCER));
    addSessions(mesh, tables, principals);
    Choice policies = Choice.of(policySeed + 1);
    TreeMap<TableAddress, List<List<DataValue>>> rows = new TreeMap<>();
    int left = tables.between(1, 3);
    for (int i = 1; left > 0; i++) {
      int count = tables.between(1, left);
      left -= count;
      rows.putAll(addProduct(mesh, "product_" + i, count, tables, policies, principals));
    }
    RandomCase made = new RandomCase(policySeed, now, mesh.build(), rows);
    List<PolicyResolution.Finding> findings = PolicyResolution.resolve(made.mesh(), now).findings();
    if (!findings.isEmpty()) {
      throw new IllegalStateException("seed " + policySeed + " made a wrong mesh: " + findings);
    }
    return made;
  }

  private Principal principal(PrincipalId id) {
    Map<PlatformName, String> identities =
        target
            .identities()
            .apply(id)
            .map(name -> Map.of(target.platform().name(), name))
            .orElse(Map.of());
    return new Principal(id, "", Ordered.map(identities));
  }

  private static void addSessions(Mesh.Builder mesh, Choice choice, List<PrincipalId> principals) {
    List<PrincipalId> all = new ArrayList<>(principals);
    all.add(PRODUCER);
    for (int i = choice.between(4, 8); i > 0; i--) {
      List<PrincipalId> members = choice.some(all, i == 1 ? 1 : choice.between(1, 3));
      mesh.session(
          new DeclaredSession(
              new Session(new SessionId("session_" + i), Ordered.set(members)), "", List.of()));
    }
  }

  private Map<TableAddress, List<List<DataValue>>> addProduct(
      Mesh.Builder mesh,
      String name,
      int count,
      Choice tables,
      Choice policies,
      List<PrincipalId> principals) {
    PortAddress port =
        new PortAddress(new ProductAddress(DOMAIN, name), "main", tables.between(1, 2));
    RandomTables random = new RandomTables(tables);
    List<TableDraft> drafts = new ArrayList<>();
    TreeMap<TableAddress, List<List<DataValue>>> rows = new TreeMap<>();
    RandomPolicies about = new RandomPolicies(policies, principals, now, target.features());
    for (int i = 1; i <= count; i++) {
      TableDraft draft =
          random.draft((tables.percent(70) ? "orders_" : "Order Lines ") + i, target.types());
      TableAddress address = new TableAddress(port, draft.schema().name());
      drafts.add(draft);
      rows.put(address, random.rows(draft, tables.between(0, MAX_ROWS)));
      about.addTo(mesh, name + "-t" + i, address, draft);
    }
    Contract contract =
        Contract.of(name + "-contract", "1.0.0", drafts.stream().map(TableDraft::schema).toList());
    mesh.product(
        new DataProduct(
            port.product(),
            "1.0.0",
            LifecycleStatus.ACTIVE,
            "",
            Team.NONE,
            List.of(OutputPort.table(port, target.platform().name(), contract)),
            List.of(),
            policies.percent(40) ? Optional.of(PRODUCER) : Optional.empty(),
            List.of(),
            Ordered.map(Map.<String, String>of())));
    return rows;
  }
}
