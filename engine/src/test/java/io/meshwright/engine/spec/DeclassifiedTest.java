package io.meshwright.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.model.InheritedClassifications;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.PolicyResolution;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.problem.Problem;
import io.meshwright.engine.source.Places;
import io.meshwright.engine.validate.Validation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What derived columns inherit: over products, from several sources, in circles, or not at all. */
class DeclassifiedTest {
  private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");
  private static final String SOURCE = "sales.orders.orders.email";

  @TempDir Path folder;

  private TestWorkspace workspace(String product, String properties) {
    return TestWorkspace.retailer(folder)
        .replace(
            TestWorkspace.MESH_FILE,
            "  pii.email: E-mail addresses",
            "  pii.email: E-mail addresses\n  pii.phone: Phone numbers")
        .with(
            "domains/sales/" + product + "/" + product + ".odcs.yaml",
            contract(product, properties));
  }

  private static String contract(String product, String properties) {
    return """
    apiVersion: v3.1.0
    kind: DataContract
    id: %1$s-contract
    version: 1.0.0
    status: active
    name: %1$s
    schema:
      - name: %1$s
        properties:
    %2$s\
    """
        .formatted(product, properties.indent(6));
  }

  private static String derived(String name, String sources, String more) {
    return "- {name: %s, logicalType: string, transformSourceObjects: [%s]%s}\n"
        .formatted(name, sources, more);
  }

  private static TableAddress table(String product) {
    return new TableAddress(PortAddress.parse("sales." + product + "." + product + "@1"), product);
  }

  private static SortedSet<String> classes(Mesh mesh, String product, String column) {
    return InheritedClassifications.of(
        mesh,
        table(product),
        mesh.port(table(product).port())
            .flatMap(p -> p.contract().table(product))
            .flatMap(t -> t.column(column))
            .orElseThrow());
  }

  @Test
  void aChainAcrossProductsInheritsFromItsEnd() {
    workspace("first", derived("mail", SOURCE, ""));
    Mesh mesh =
        workspace("second", derived("contact", "sales.first.first@1.mail", ""))
            .with(
                "domains/sales/first/first.odcs.yaml",
                contract("first", derived("mail", SOURCE, "")))
            .mesh();

    assertThat(classes(mesh, "second", "contact")).containsExactly("pii.email");
    assertThat(masks(mesh, "second", "contact")).containsExactly("email-hashed");
  }

  private static List<String> masks(Mesh mesh, String product, String column) {
    TablePolicies policies =
        Optional.ofNullable(PolicyResolution.resolve(mesh, NOW).tables().get(table(product)))
            .orElseThrow();
    return Optional.ofNullable(policies.masks().get(column)).orElseThrow().stream()
        .map(m -> m.policy().value())
        .toList();
  }

  @Test
  void aUnionOfSourcesInheritsAllAndTheStrongestMaskBinds() {
    Mesh mesh =
        workspace(
                "people",
                "- {name: phone, logicalType: string, classification: pii.phone}\n"
                    + derived("either", SOURCE + ", sales.people.people.phone", ""))
            .with(
                "policies/phones.yaml",
                """
                kind: MaskingPolicy
                id: phone-hidden
                match: {classification: pii.phone}
                mask: null
                """)
            .mesh();

    assertThat(classes(mesh, "people", "either")).containsExactly("pii.email", "pii.phone");
    assertThat(masks(mesh, "people", "either")).containsExactly("phone-hidden", "email-hashed");
  }

  @Test
  void aUnionWhoseMasksAreEquallyStrongIsAnError() {
    Mesh mesh =
        workspace(
                "people",
                "- {name: phone, logicalType: string, classification: pii.phone}\n"
                    + derived("either", SOURCE + ", sales.people.people.phone", ""))
            .with(
                "policies/phones.yaml",
                """
                kind: MaskingPolicy
                id: phone-keyed
                match: {classification: pii.phone}
                mask: {hash: hmac-sha256-hex, key: env:KEY}
                """)
            .mesh();

    assertThat(Validation.problems(mesh, Places.none(), NOW))
        .filteredOn(Problem::isError)
        .anyMatch(p -> p.code().equals("policy-misfit") && p.what().contains("equal strength"));
  }

  @Test
  void aCircleEnds() {
    Mesh mesh =
        workspace(
                "people",
                derived("one", "sales.people.people.two", "")
                    + derived("two", "sales.people.people.one, " + SOURCE, ""))
            .mesh();

    assertThat(classes(mesh, "people", "one")).containsExactly("pii.email");
    assertThat(classes(mesh, "people", "two")).containsExactly("pii.email");
  }

  @Test
  void aDeclassifiedColumnSaysWhyAndIsListed() {
    Mesh mesh =
        workspace(
                "people",
                derived(
                    "number",
                    SOURCE,
                    ", customProperties: [{property: declassified, value: a count of them}]"))
            .mesh();

    assertThat(classes(mesh, "people", "number")).isEmpty();
    assertThat(Validation.problems(mesh, Places.none(), NOW))
        .filteredOn(p -> p.code().equals("declassified-column"))
        .singleElement()
        .matches(p -> p.subject().equals("sales.people.people@1.people.number"))
        .matches(p -> p.text().contains("does not inherit pii.email"))
        .matches(p -> p.text().contains("a count of them"));
  }

  @Test
  void withoutAReasonItIsAnErrorAndInheritsAllTheSame() {
    Read read = workspace("people", derived("number", SOURCE, ", tags: [declassified]")).read();

    assertThat(read.problems())
        .anyMatch(p -> p.code().equals("declassified-without-reason") && p.place().isPresent());
    assertThat(classes(read.mesh().orElseThrow(), "people", "number")).containsExactly("pii.email");
  }
}
