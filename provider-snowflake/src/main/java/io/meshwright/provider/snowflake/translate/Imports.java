package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.kit.translate.Unmade;
import io.meshwright.provider.snowflake.resource.SfDatabase;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfImportedDatabase;
import io.meshwright.provider.snowflake.resource.SfImportedRoleGrant;
import io.meshwright.provider.snowflake.resource.SfShareAccount;
import io.meshwright.spi.PlatformSlice;
import io.meshwright.spi.PortLocator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Inputs that another account shares: a database for each port, which all products of this account
 * that read it have together, and its role for the producer of each.
 */
final class Imports {
  private static final String NO_LINK = "no-link";
  private static final String NOT_SHARED = "not-shared";
  private static final String LISTED = "listed";

  private final PlatformSlice slice;
  private final String platform;
  private final Principals principals;
  private final Collector collector;
  private final Unmade unmade;
  private final List<PolicyVerdict> verdicts;
  private final SortedMap<PortAddress, PortLocator> elsewhere;
  private final SortedMap<String, Imported> databases = new TreeMap<>();

  Imports(
      PlatformSlice slice,
      Principals principals,
      Collector collector,
      Unmade unmade,
      List<PolicyVerdict> verdicts,
      SortedMap<PortAddress, PortLocator> elsewhere) {
    this.slice = slice;
    this.platform = slice.platform().name().value();
    this.principals = principals;
    this.collector = collector;
    this.unmade = unmade;
    this.verdicts = verdicts;
    this.elsewhere = elsewhere;
  }

  /** A share, what opens it to this account, and who has its role here. */
  private record Imported(
      String from, String role, Address opened, TreeMap<String, DataProduct> to) {}

  /** Adds the consumer's side of every subscription. */
  void make() {
    slice.inputs().forEach(this::add);
    databases.forEach(this::make);
  }

  private void make(String name, Imported imported) {
    TreeSet<String> claims = new TreeSet<>();
    imported.to.forEach(
        (to, product) -> {
          claims.add(SfImportedDatabase.claim(to, product.address().toString()));
          collector.add(
              new SfImportedRoleGrant(name, imported.role, to),
              new Owner.Claimed(
                  SfImportedDatabase.address(platform, name),
                  new Marker(slice.mesh(), product.address().toString())),
              List.of());
        });
    collector.add(
        new SfImportedDatabase(
            name,
            imported.from,
            true,
            imported.role,
            Ordered.set(claims),
            List.of(imported.opened)),
        new Owner.Marked(new Marker(slice.mesh(), Marker.PLATFORM_SCOPE)),
        List.of());
  }

  private void add(PlatformSlice.SliceInput input) {
    Optional<SortedMap<String, String>> place =
        Optional.ofNullable(elsewhere.get(input.source().address())).map(PortLocator::place);
    if (place.isEmpty()) {
      // Its own platform says why it is not there.
      return;
    }
    Optional<String> there = SharePlaces.account(place.get());
    if (there.isEmpty() && !SharePlaces.isShared(place.get())) {
      verdicts.add(unmade.input(input, NO_LINK));
      return;
    }
    if (there.isEmpty() || principals.own().isEmpty()) {
      collector.problem(unknown(input, there.isPresent()));
      return;
    }
    String here = principals.own().get();
    if (there.get().equals(here)) {
      // In one account nothing lies between.
      return;
    }
    SharePlaces.shareAndRole(place.get(), here)
        .ifPresentOrElse(
            shared -> add(input, there.get() + "." + shared.get(0), shared.get(1)),
            () ->
                verdicts.add(
                    SharePlaces.listing(place.get(), here)
                        .map(listing -> listed(input, listing))
                        .orElseGet(() -> notShared(input, here))));
  }

  private void add(PlatformSlice.SliceInput input, String from, String role) {
    PortAddress source = input.source().address();
    String name = SfNames.imported(slice.platform().namePrefix(), source);
    if (!collector.claim(
        SfDatabase.address(platform, name),
        "what is shared of " + source,
        "rename the domain, or leave 'platform' of the input out")) {
      return;
    }
    String share = from.substring(from.indexOf('.', from.indexOf('.') + 1) + 1);
    Address opened =
        SfShareAccount.address(
            input.source().platform().value(),
            share,
            SfShareAccount.ACCOUNT + principals.own().orElseThrow());
    Imported imported =
        databases.computeIfAbsent(name, k -> new Imported(from, role, opened, new TreeMap<>()));
    // Who makes the product's data reads what it is made of; of several the first has it.
    input
        .product()
        .producer()
        .flatMap(principals::role)
        .filter(r -> r.startsWith(SfGrant.ROLE))
        .ifPresent(producer -> imported.to.putIfAbsent(producer, input.product()));
  }

  private Problem unknown(PlatformSlice.SliceInput input, boolean thereIsKnown) {
    return Problem.error(
        "missing-setting",
        subject(input),
        "what is shared of %s cannot be had: the account of platform %s has no organisation"
            .formatted(
                input.source().address(),
                thereIsKnown ? slice.platform().name() : input.source().platform()),
        "write the setting 'account' of that platform as ORGANISATION-ACCOUNT");
  }

  private static PolicyVerdict notShared(PlatformSlice.SliceInput input, String here) {
    return new PolicyVerdict(
        Optional.empty(),
        subject(input),
        Verdict.IMPOSSIBLE,
        ("%s is not shared with account %s; make it a port of kind share that is open to accounts"
                + " directly, and write a policy that lets a principal read it who is account:%s on"
                + " platform '%s'; or leave 'platform' of the input out")
            .formatted(input.source().address(), here, here, input.source().platform()),
        Optional.of(NOT_SHARED));
  }

  private static PolicyVerdict listed(PlatformSlice.SliceInput input, String listing) {
    return new PolicyVerdict(
        Optional.empty(),
        subject(input),
        Verdict.IMPOSSIBLE,
        ("%s is offered by listing %s, whose terms the consumer accepts by hand; take it there and"
                + " leave 'platform' of the input out, or let 'listings' of platform '%s' be none")
            .formatted(input.source().address(), listing, input.source().platform()),
        Optional.of(LISTED));
  }

  private static String subject(PlatformSlice.SliceInput input) {
    return input.product().address() + ".inputs." + input.input().name();
  }
}
