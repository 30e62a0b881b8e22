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
          "user:ana@example.com",
          "group:field-sales",
          "group:emea");
  private static final PrincipalId PRODUCER = PrincipalId.parse("service:pipeline");
  private static final List<String> TABLES =
      List.of("orders_", "items_", "Order Lines ", "O'Neill \"x\" \uD83D\uDE00 ");
  private static final int MAX_ROWS = 25;

  private final Target target;
  private final Instant now;
  private final Size size;

  private RandomCases(Target target, Instant now, Size size) {
    this.target = target;
    this.now = now;
    this.size = size;
  }

  /** How many tables and sessions a case has. */
  private record Size(int minTables, int maxTables, int minSessions, int maxSessions) {
    static final Size SMALL = new Size(1, 3, 4, 8);
    static final Size LARGE = new Size(5, 8, 20, 28);
  }

  /** The case of a seed, with one to three tables. */
  public static RandomCase of(long seed, Target target, Instant now) {
    return new RandomCases(target, now, Size.SMALL).make(seed, seed);
  }

  /**
   * The case of a seed with five to eight tables and many sessions: where setting a case up costs
   * much more than asking it, more is asked.
   */
  public static RandomCase large(long seed, Target target, Instant now) {
    return new RandomCases(target, now, Size.LARGE).make(seed, seed);
  }

  /**
   * The case of a seed with the tables and sessions of another one: the mesh has changed its
   * policies, and some principals may be new or gone.
   */
  public static RandomCase changed(RandomCase before, long seed, Target target, Instant now) {
    return new RandomCases(target, now, Size.SMALL).make(before.seed(), seed);
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
    addPrincipals(mesh, tables, principals);
    mesh.principal(principal(PRODUCER));
    addSessions(mesh, tables, principals);
    Choice policies = Choice.of(policySeed + 1);
    TreeMap<TableAddress, List<List<DataValue>>> rows = new TreeMap<>();
    RandomViews views = new RandomViews(policies, target, now);
    int left = tables.between(size.minTables(), size.maxTables());
    for (int i = 1; left > 0; i++) {
      int count = tables.between(1, left);
      left -= count;
      rows.putAll(addProduct(mesh, "product_" + i, count, tables, policies, principals, views));
    }
    views.addRows(rows);
    RandomCase made = new RandomCase(policySeed, now, mesh.build(), rows, views.all());
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

  /** Some are within groups that stand before them, so that no group is within itself. */
  private void addPrincipals(Mesh.Builder mesh, Choice choice, List<PrincipalId> principals) {
    for (int i = 0; i < principals.size(); i++) {
      Principal principal = principal(principals.get(i));
      List<PrincipalId> groups =
          principals.subList(0, i).stream()
              .filter(p -> p.kind() == PrincipalId.Kind.GROUP)
              .toList();
      if (!groups.isEmpty() && choice.percent(40)) {
        String group = choice.oneOf(groups).toString();
        principal =
            target.features().contains(PolicyFeature.NESTING) ? principal.within(group) : principal;
      }
      mesh.principal(principal);
    }
  }

  private void addSessions(Mesh.Builder mesh, Choice choice, List<PrincipalId> principals) {
    List<PrincipalId> all = new ArrayList<>(principals);
    if (choice.percent(40)) {
      all.remove(choice.oneOf(principals));
    }
    List<PrincipalId> holders = List.copyOf(all);
    all.add(PRODUCER);
    if (size.equals(Size.LARGE)) {
      mesh.session(DeclaredSession.of("nobody"));
    }
    for (int i = choice.between(size.minSessions(), size.maxSessions()); i > 0; i--) {
      List<PrincipalId> members = choice.some(all, i == 1 ? 1 : choice.between(i == 2 ? 0 : 1, 3));
      List<PrincipalId> held = choice.percent(25) ? choice.some(holders, 2) : List.of();
      mesh.session(
          new DeclaredSession(
              new Session(new SessionId("session_" + i), Ordered.set(members), Ordered.set(held)),
              "",
              List.of()));
    }
  }

  private Map<TableAddress, List<List<DataValue>>> addProduct(
      Mesh.Builder mesh,
      String name,
      int count,
      Choice tables,
      Choice policies,
      List<PrincipalId> principals,
      RandomViews views) {
    PortAddress port =
        new PortAddress(new ProductAddress(DOMAIN, name), "main", tables.between(1, 2));
    RandomTables random = new RandomTables(tables);
    List<TableDraft> drafts = new ArrayList<>();
    TreeMap<TableAddress, List<List<DataValue>>> rows = new TreeMap<>();
    RandomPolicies about = new RandomPolicies(policies, principals, now, target.features());
    for (int i = 1; i <= count; i++) {
      TableDraft draft = random.draft(tables.oneOf(TABLES) + i, target.types());
      TableAddress address = new TableAddress(port, draft.schema().name());
      drafts.add(draft);
      rows.put(address, random.rows(draft, tables.between(0, MAX_ROWS)));
      views.table(address, draft);
      about.addTo(mesh, name + "-t" + i, address, draft);
    }
    Contract contract =
        Contract.of(name + "-contract", "1.0.0", drafts.stream().map(TableDraft::schema).toList());
    List<OutputPort> ports = new ArrayList<>();
    ports.add(
        OutputPort.builder(port, target.platform().name(), contract).kind(target.kind()).build());
    ports.addAll(views.ports(port.product()));
    mesh.product(
        new DataProduct(
            port.product(),
            "1.0.0",
            LifecycleStatus.ACTIVE,
            "",
            Team.NONE,
            ports,
            List.of(),
            policies.percent(40) ? Optional.of(PRODUCER) : Optional.empty(),
            List.of(),
            Ordered.map(Map.<String, String>of())));
    views.addPolicies(mesh, name, about);
    return rows;
  }
}
