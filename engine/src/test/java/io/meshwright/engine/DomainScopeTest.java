package io.meshwright.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Seen;
import io.meshwright.api.resource.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DomainScopeTest {
  private static final Mesh MESH =
      Stream.of("finance.revenue", "logistics.stock", "sales.orders", "sales.returns")
          .map(name -> ProductAddress.of(name.split("\\.", 2)[0], name.split("\\.", 2)[1]))
          .reduce(
              Mesh.builder("shop"),
              (mesh, product) ->
                  mesh.product(DataProduct.of(product, List.of()))
                      .domain(
                          new Domain(
                              product.domain(),
                              "",
                              "",
                              new PlatformName("local"),
                              Ordered.set(List.of()))),
              (a, b) -> a)
          .build();

  private static final Address ORDERS = Address.of("local", "table", "orders");
  private static final Address REVENUE = Address.of("local", "view", "revenue");
  private static final Address READER = Address.of("local", "role", "reader");
  private static final Address EXEMPT = Address.of("local", "role", "exempt");
  private static final Address OFFICE = Address.of("local", "role", "office");
  private static final Address UNUSED = Address.of("local", "role", "unused");
  private static final Address MEMBER = Address.of("local", "membership", "exempt", "office");

  private static Owner owner(String scope) {
    return new Owner.Marked(new Marker(MESH.id(), scope));
  }

  private static Desired desired(Address address, String scope, Address... needs) {
    return new Desired(resource(address, "now", needs), owner(scope), Ordered.set(List.of()));
  }

  private static Resource resource(Address address, String text, Address... needs) {
    return Resource.of(address, Map.of("text", Value.of(text)), Arrays.asList(needs));
  }

  private static Seen live(Address address, Owner owner, Address... needs) {
    return new Seen.Present(
        resource(address, "now", needs), owner, Ordered.map(Map.<String, Value>of()));
  }

  private static Seen live(Desired desired) {
    return new Seen.Present(
        desired.resource(), desired.owner(), Ordered.map(Map.<String, Value>of()));
  }

  private static DomainScope scope(String... domains) {
    return new DomainScope(MESH, Arrays.stream(domains).map(DomainName::new).toList());
  }

  private static List<Address> wanted(ScopedObjects objects) {
    return objects.desired().stream().map(Desired::address).toList();
  }

  private static List<Address> changeable(ScopedObjects objects) {
    return objects.live().stream().map(Seen::address).toList();
  }

  private static List<String> texts(ScopedObjects objects) {
    return objects.problems().stream().map(p -> p.code() + " " + p.text()).toList();
  }

  /** A view of finance over a table of sales, with an exemption that both may use. */
  private static List<Desired> translated() {
    Owner within = new Owner.Within(EXEMPT, new Marker(MESH.id(), Marker.PLATFORM_SCOPE));
    return List.of(
        desired(ORDERS, "sales.orders", EXEMPT),
        desired(REVENUE, "finance.revenue", ORDERS, READER),
        desired(READER, "finance.revenue"),
        desired(EXEMPT, Marker.PLATFORM_SCOPE),
        desired(OFFICE, Marker.PLATFORM_SCOPE),
        desired(UNUSED, Marker.PLATFORM_SCOPE),
        new Desired(resource(MEMBER, "now", EXEMPT, OFFICE), within, Ordered.set(List.of())));
  }

  @Test
  void withoutDomainsEverythingIsMeant() {
    List<Seen> live = List.of(live(UNUSED, new Owner.Foreign()));
    ScopedObjects objects = scope().objects(translated(), live, false);

    assertThat(objects.desired()).isEqualTo(translated());
    assertThat(objects.live()).isEqualTo(live);
    assertThat(scope().objects(translated(), live, true).desired()).isEmpty();
  }

  @Test
  void sharedObjectsComeWithWhatNeedsThemAndWithWhatLiesInThem() {
    ScopedObjects objects = scope("sales").objects(translated(), List.of(), false);

    assertThat(wanted(objects)).containsExactly(MEMBER, EXEMPT, OFFICE, ORDERS);
    assertThat(objects.problems()).isEmpty();
  }

  @Test
  void whatNeedsAnObjectOfAnotherDomainThatIsNotThereIsLeftAlone() {
    ScopedObjects objects = scope("finance").objects(translated(), List.of(), false);

    assertThat(wanted(objects)).containsExactly(READER);
    assertThat(texts(objects))
        .containsExactly(
            "needs-other-domain finance.revenue: needs sales.orders, which is not applied yet; left"
                + " alone: local/view/revenue; apply --domain sales first, or together with this"
                + " one");
  }

  @Test
  void whatDependsOnThatIsLeftAloneToo() {
    List<Desired> more = new ArrayList<>(translated());
    more.add(desired(Address.of("local", "grant", "a"), "finance.revenue", REVENUE));
    more.add(desired(Address.of("local", "grant", "b"), "finance.revenue", REVENUE));
    more.add(desired(Address.of("local", "grant", "c"), "finance.revenue", REVENUE));
    ScopedObjects objects = scope("finance").objects(more, List.of(), false);

    assertThat(wanted(objects)).containsExactly(READER);
    assertThat(texts(objects)).singleElement().asString().contains("local/grant/c and 1 more");
  }

  @Test
  void anObjectThatSomebodyElseMadeThereIsNotTheOneThatIsNeeded() {
    List<Seen> live = List.of(live(ORDERS, new Owner.Foreign()));

    assertThat(texts(scope("finance").objects(translated(), live, false)))
        .singleElement()
        .asString()
        .startsWith("needs-other-domain");
  }

  @Test
  void whatIsThereAlreadyIsBuiltUpon() {
    List<Seen> live = List.of(live(translated().getFirst()));
    ScopedObjects objects = scope("finance").objects(translated(), live, false);

    assertThat(wanted(objects)).containsExactly(READER, REVENUE);
    assertThat(changeable(objects)).isEmpty();
    assertThat(objects.problems()).isEmpty();
  }

  @Test
  void togetherBothDomainsAreWhole() {
    ScopedObjects objects = scope("finance", "sales").objects(translated(), List.of(), false);

    assertThat(wanted(objects)).contains(ORDERS, REVENUE, READER, EXEMPT).doesNotContain(UNUSED);
    assertThat(objects.problems()).isEmpty();
  }

  @Test
  void anEditOfTheOtherDomainThatIsNotAppliedIsSaid() {
    Seen old =
        new Seen.Present(
            resource(ORDERS, "before"),
            owner("sales.orders"),
            Ordered.map(Map.<String, Value>of()));

    assertThat(texts(scope("finance").objects(translated(), List.of(old), false)))
        .containsExactly(
            "old-source finance.revenue: is built on sales.orders, which has changes that are not"
                + " applied; apply --domain sales first, or together with this one");
  }

  @Test
  void onlyProductsOfTheDomainsAreDeletedAlsoThoseThatLeft() {
    Address left = Address.of("local", "table", "left");
    Address other = Address.of("local", "table", "other");
    Address shared = Address.of("local", "role", "shared");
    List<Seen> live =
        List.of(
            live(left, owner("sales.gone")),
            live(other, owner("finance.gone")),
            live(shared, owner(Marker.PLATFORM_SCOPE)),
            live(REVENUE, owner("finance.revenue")));
    ScopedObjects objects = scope("sales").objects(translated(), live, false);

    assertThat(changeable(objects)).containsExactly(left);
    assertThat(texts(objects))
        .containsExactly(
            "shared-leftovers local: a run of some domains deletes nothing that domains share; no"
                + " longer declared: local/role/shared; plan and apply without --domain");
  }

  @Test
  void aDestroyLeavesWhatAnotherDomainNeeds() {
    Address schema = Address.of("local", "schema", "sales");
    Address grant = Address.of("local", "grant", "orders", "x");
    List<Seen> live =
        List.of(
            live(schema, owner("sales.orders")),
            live(ORDERS, owner("sales.orders"), schema),
            live(grant, owner("sales.orders"), ORDERS),
            live(EXEMPT, owner(Marker.PLATFORM_SCOPE)),
            live(REVENUE, owner("finance.revenue"), ORDERS));
    ScopedObjects objects = scope("sales").objects(translated(), live, true);

    assertThat(objects.desired()).isEmpty();
    assertThat(changeable(objects)).containsExactly(grant);
    assertThat(texts(objects))
        .containsExactly(
            "needed-by-other-domain sales.orders: is needed by finance.revenue; left alone:"
                + " local/schema/sales, local/table/orders; destroy --domain finance first, or"
                + " together");
    assertThat(changeable(scope("sales", "finance").objects(translated(), live, true)))
        .containsExactly(grant, schema, ORDERS, REVENUE);
  }

  @Test
  void anUnknownDomainIsAMistakeOfTheCaller() {
    assertThatThrownBy(() -> scope("sale", "hr"))
        .isInstanceOfSatisfying(
            MeshException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USER))
        .hasMessage(
            "there is no domain 'sale'; did you mean 'sales'?\n"
                + "there is no domain 'hr'; the mesh has finance, logistics, sales");
  }

  @Test
  void findingsAboutOtherDomainsAreLeftOut() {
    DomainScope scope = scope("sales");
    List<String> kept =
        scope
            .problems(
                Stream.of(
                        "group:staff",
                        "product sales.orders",
                        "finance.revenue.revenue@1.revenue",
                        "denied role of x on finance.revenue.revenue@1.revenue",
                        "sales.orders and finance.revenue",
                        "no.product")
                    .map(subject -> Problem.error("x", subject, "is wrong", ""))
                    .toList())
            .stream()
            .map(Problem::subject)
            .toList();

    assertThat(kept)
        .containsExactly(
            "group:staff",
            "product sales.orders",
            "sales.orders and finance.revenue",
            "no.product");
    assertThat(scope.verdicts(List.of(verdict("sales.orders.o@1.o"), verdict("finance.revenue"))))
        .extracting(PolicyVerdict::subject)
        .containsExactly("sales.orders.o@1.o");
    assertThat(
            scope.seen(
                List.of(
                    live(ORDERS, owner("sales.orders")),
                    live(REVENUE, owner("finance.revenue")),
                    live(EXEMPT, owner(Marker.PLATFORM_SCOPE)),
                    live(READER, new Owner.Foreign()))))
        .extracting(Seen::address)
        .containsExactly(ORDERS, EXEMPT, READER);
  }

  private static PolicyVerdict verdict(String subject) {
    return new PolicyVerdict(
        Optional.of(new PolicyId("p")), subject, Verdict.EXACT, "", Optional.empty());
  }
}
