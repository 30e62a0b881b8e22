package io.meshwright.engine.catalogue;

import io.meshwright.api.model.AcceptedLoss;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.ColumnSelection;
import io.meshwright.api.policy.MaskingPolicy;
import io.meshwright.api.policy.PolicyTarget;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.RowPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Policies as the workspace writes them. */
final class PolicyPages {
  private final Mesh mesh;

  PolicyPages(Site site) {
    this.mesh = site.mesh();
  }

  Frame.Page page() {
    List<Html> content = new ArrayList<>();
    content.add(
        Parts.prose(
            "What the workspace says, policy by policy. What follows from all of them together is"
                + " on the page of each table, session and principal."));
    content.add(
        section(
            "grants",
            "Access policies",
            List.of("Policy", "Effect", "Whom", "On", "Columns", "Rows"),
            mesh.accessPolicies().stream().map(this::access).toList()));
    content.add(
        section(
            "masks",
            "Masking policies",
            List.of("Policy", "Columns", "Mask", "Seen raw by"),
            mesh.maskingPolicies().stream().map(this::masking).toList()));
    content.add(
        section(
            "rows",
            "Row policies",
            List.of("Policy", "On", "Keeps", "Not for"),
            mesh.rowPolicies().stream().map(this::rows).toList()));
    content.add(
        section(
            "losses",
            "Accepted losses",
            List.of("Policy", "Platform", "Reason", "Ends"),
            mesh.acceptedLosses().stream().map(PolicyPages::loss).toList()));
    return new Frame.Page(Names.POLICIES, "Policies", List.of(), Html.none(), content);
  }

  private static Html section(
      String id, String heading, List<String> header, List<? extends Html> rows) {
    return rows.isEmpty()
        ? Html.none()
        : Parts.section(id, heading, Parts.table(heading, header, rows));
  }

  private Html access(AccessPolicy policy) {
    boolean denies = policy.effect() == AccessPolicy.Effect.DENY;
    String what =
        (denies ? "denies " : "grants ")
            + String.join(", ", policy.privileges().stream().map(Privilege::word).toList());
    Html ends =
        policy
            .until()
            .<Html>map(
                u ->
                    Html.of("p", Html.text("until "), Parts.end(u).attr("data-ends", ""))
                        .css("small"))
            .orElse(Html.none());
    return Parts.row(
            Html.all(Parts.code(policy.id().value()), Parts.small(Site.purpose(policy))),
            Html.all(
                Parts.chip(denies ? "deny" : "may", what),
                policy.grounds().breakGlass() ? Parts.chip("deny", "break-glass") : Html.none(),
                ends),
            PeoplePages.principals(mesh, policy.to()),
            targets(policy.on()),
            columns(policy.columns()),
            policy.rows().<Html>map(r -> Parts.code(r.text())).orElse(Html.text("all")))
        .id(Names.policyAnchor(policy.id()));
  }

  private static Html columns(ColumnSelection selection) {
    return switch (selection) {
      case ColumnSelection.All() -> Html.text("all");
      case ColumnSelection.Only(SortedSet<String> names) -> Parts.codes(names);
      case ColumnSelection.AllBut(SortedSet<String> names) ->
          Html.all(Html.text("all but "), Parts.codes(names));
    };
  }

  private Html targets(List<PolicyTarget> targets) {
    return Html.joined(targets.stream().map(this::target).toList(), ", ");
  }

  /** A target as it is written, leading to the nearest page. */
  private Html target(PolicyTarget target) {
    String text = target.toString();
    if (!mesh.products().containsKey(target.product())) {
      return Parts.code(text);
    }
    if (target.port().isEmpty() || target.major().isEmpty()) {
      return Parts.link(Names.product(target.product()), text);
    }
    PortAddress port =
        new PortAddress(target.product(), target.port().get(), target.major().getAsInt());
    Optional<String> table =
        target.table().filter(t -> mesh.port(port).flatMap(p -> p.contract().table(t)).isPresent());
    return Parts.link(table.map(t -> Names.table(port.table(t))).orElse(Names.port(port)), text);
  }

  private Html masking(MaskingPolicy policy) {
    Html match =
        switch (policy.match()) {
          case MaskingPolicy.Match.Classification(String name) -> Parts.classification(name);
          case MaskingPolicy.Match.NamedColumn(PolicyTarget on, String column) ->
              Html.all(target(on), Html.text(" "), Parts.code(column));
        };
    return Parts.row(
            Parts.code(policy.id().value()),
            match,
            Parts.chip("mask", AccessRows.words(policy.mask())),
            policy.except().isEmpty()
                ? Html.text("nobody")
                : PeoplePages.principals(mesh, policy.except()))
        .id(Names.policyAnchor(policy.id()));
  }

  private Html rows(RowPolicy policy) {
    return Parts.row(
            Parts.code(policy.id().value()),
            targets(policy.on()),
            Parts.code(policy.keep().text()),
            policy.except().isEmpty()
                ? Html.text("for everybody")
                : PeoplePages.principals(mesh, policy.except()))
        .id(Names.policyAnchor(policy.id()));
  }

  private static Html loss(AcceptedLoss loss) {
    return Parts.row(
        Parts.link(Names.policy(loss.policy()), loss.policy().value()),
        Html.text(loss.platform().value()),
        Html.of("bdi", loss.reason()),
        Parts.end(loss.until()).attr("data-ends", ""));
  }
}
