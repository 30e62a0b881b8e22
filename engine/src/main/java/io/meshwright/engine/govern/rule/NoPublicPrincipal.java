package io.meshwright.engine.govern.rule;

import io.meshwright.api.govern.Breach;
import io.meshwright.api.govern.Element;
import io.meshwright.api.govern.GovernanceRule;
import io.meshwright.api.govern.RuleContext;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Principal;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.AccessPolicy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Nothing is granted to everybody, nor is everybody spared by a protection. The names are those
 * that platforms and identity providers have for all users.
 */
final class NoPublicPrincipal implements GovernanceRule {
  /** Small letters and digits only; {@code *} is what AWS calls everybody. */
  private static final Set<String> EVERYBODY =
      Set.of(
          "*",
          "all",
          "allaccounts",
          "allauthenticatedusers",
          "alldomainusers",
          "allprincipals",
          "allusers",
          "accountusers",
          "anonymous",
          "anybody",
          "anyone",
          "authenticatedusers",
          "domainusers",
          "everybody",
          "everyone",
          "guest",
          "guests",
          "iamallowedprincipals",
          "public",
          "users",
          "world");

  @Override
  public String id() {
    return "no-public-principal";
  }

  @Override
  public Set<String> parameters() {
    return Set.of("names", "allow");
  }

  @Override
  public List<Breach> check(RuleContext context) {
    TreeSet<String> names = new TreeSet<>(EVERYBODY);
    context.parameters().texts("names").forEach(n -> names.add(folded(n)));
    context.parameters().texts("allow").forEach(n -> names.remove(folded(n)));
    List<Breach> breaches = new ArrayList<>();
    Mesh mesh = context.mesh();
    for (AccessPolicy policy : mesh.accessPolicies()) {
      if (policy.effect() == AccessPolicy.Effect.GRANT) {
        check(mesh, policy.id(), policy.to(), names, "grants to", breaches);
      }
    }
    mesh.maskingPolicies()
        .forEach(p -> check(mesh, p.id(), p.except(), names, "shows raw values to", breaches));
    mesh.rowPolicies()
        .forEach(p -> check(mesh, p.id(), p.except(), names, "shows all rows to", breaches));
    return breaches;
  }

  private static void check(
      Mesh mesh,
      PolicyId policy,
      Collection<PrincipalId> principals,
      Set<String> names,
      String does,
      List<Breach> breaches) {
    for (PrincipalId principal : principals) {
      if (names.contains(folded(principal.name()))) {
        breaches.add(
            breach(policy, principal, "it " + does + " " + principal + ", which is everybody"));
        continue;
      }
      Optional.<Principal>ofNullable(mesh.principals().get(principal)).stream()
          .flatMap(p -> p.identities().entrySet().stream())
          .filter(e -> names.contains(folded(e.getValue())))
          .forEach(e -> breaches.add(breach(policy, principal, identity(does, principal, e))));
    }
  }

  private static String identity(
      String does, PrincipalId principal, Map.Entry<PlatformName, String> identity) {
    return "it "
        + does
        + " "
        + principal
        + ", which on '"
        + identity.getKey()
        + "' is '"
        + identity.getValue()
        + "', everybody";
  }

  private static Breach breach(PolicyId policy, PrincipalId principal, String what) {
    return new Breach(
        new Element.OfPolicy(policy),
        "principal " + principal,
        what,
        "name the groups that need it");
  }

  private static String folded(String name) {
    String folded = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9*]", "");
    return folded.isEmpty() ? name : folded;
  }
}
