package io.meshwright.engine.catalogue;

import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Principal;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.TableAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who may see what, by session and principal. */
final class PeoplePages {
  private final Site site;
  private final Map<String, List<TableAccess>> tables = new TreeMap<>();

  PeoplePages(Site site) {
    this.site = site;
    for (TableAccess access : site.access().values()) {
      for (TableAccess.Entry entry : access.entries()) {
        tables.computeIfAbsent(entry.subject().page().file(), k -> new ArrayList<>()).add(access);
      }
    }
  }

  /** A subject by name, with what it acts as where that differs. */
  static Html subject(Subject subject) {
    Html link = Parts.link(subject.page(), subject.name());
    return switch (subject) {
      case Subject.Declared declared -> Html.all(link, Html.of("small", actsAs(declared)));
      case Subject.Alone alone -> link;
    };
  }

  private static String actsAs(Subject.Declared declared) {
    List<String> names =
        declared.session().principals().stream().map(PrincipalId::toString).toList();
    return names.isEmpty() ? " in no group" : " as " + String.join(" + ", names);
  }

  /** A principal by name; those that the mesh does not declare have no page. */
  static Html principal(Mesh mesh, PrincipalId id) {
    return mesh.principals().containsKey(id)
        ? Parts.link(Names.principal(id), id.toString())
        : Parts.code(id.toString());
  }

  static Html principals(Mesh mesh, Collection<PrincipalId> ids) {
    return Html.joined(ids.stream().map(id -> principal(mesh, id)).toList(), ", ");
  }

  Frame.Page people() {
    List<Html> sessions = new ArrayList<>();
    List<Html> principals = new ArrayList<>();
    for (Subject subject : site.subjects()) {
      Html count = Html.text(String.valueOf(seen(subject).size()));
      Html description = Html.of("bdi", subject.description());
      switch (subject) {
        case Subject.Declared declared ->
            sessions.add(
                Parts.row(
                    Parts.link(subject.page(), subject.name()),
                    principals(site.mesh(), declared.session().principals()),
                    count,
                    description));
        case Subject.Alone alone ->
            principals.add(
                Parts.row(Parts.link(subject.page(), subject.name()), count, description));
      }
    }
    return new Frame.Page(
        Names.PEOPLE,
        "Who sees what",
        List.of(),
        Html.none(),
        List.of(
            Parts.prose(
                "Access is computed from all policies together, by the same rules that judge every"
                    + " platform: columns, rows, masks, ends and denials of everybody."),
            Parts.section(
                "sessions",
                "Sessions",
                sessions.isEmpty()
                    ? Parts.none("The mesh declares no session.")
                    : Parts.table(
                        "Sessions",
                        List.of("Session", "Acts as", "Tables", "Description"),
                        sessions)),
            Parts.section(
                "principals",
                "Groups, services and accounts",
                principals.isEmpty()
                    ? Parts.none("The mesh declares no principal.")
                    : Parts.table(
                        "Principals", List.of("Principal", "Tables", "Description"), principals))));
  }

  private List<TableAccess> seen(Subject subject) {
    return tables.getOrDefault(subject.page().file(), List.of());
  }

  Frame.Page page(Subject subject) {
    List<Html> rows = new ArrayList<>();
    for (TableAccess access : seen(subject)) {
      TableAddress table = access.policies().table();
      Html first =
          Html.all(
              Parts.link(Names.table(table), table.table()), Parts.small(table.port().toString()));
      access.entries().stream()
          .filter(e -> e.subject().equals(subject))
          .forEach(
              e -> rows.addAll(new AccessRows(site, access.policies().schema(), e).rows(first)));
    }
    List<String> header = new ArrayList<>(List.of("Table"));
    header.addAll(AccessRows.HEADER);
    return new Frame.Page(
        subject.page(),
        subject.name(),
        List.of(Parts.link(Names.PEOPLE, "Who sees what")),
        kind(subject),
        List.of(
            Parts.prose(subject.description()),
            Parts.facts(facts(subject)),
            Parts.section(
                "access",
                Parts.count(seen(subject).size(), "table"),
                rows.isEmpty()
                    ? Parts.none("Nothing: no policy grants anything.")
                    : Parts.table("Access", header, rows))));
  }

  private static Html kind(Subject subject) {
    return switch (subject) {
      case Subject.Declared declared -> Parts.chip("quiet", "session");
      case Subject.Alone alone -> Parts.chip("quiet", "principal");
    };
  }

  private List<Parts.Fact> facts(Subject subject) {
    List<Parts.Fact> facts = new ArrayList<>();
    switch (subject) {
      case Subject.Declared declared ->
          facts.add(
              new Parts.Fact(
                  "Acts as",
                  declared.session().principals().isEmpty()
                      ? Html.text("nobody")
                      : principals(site.mesh(), declared.session().principals())));
      case Subject.Alone(Principal principal) -> {
        List<Html> sessions =
            site.mesh().sessions().values().stream()
                .filter(s -> s.session().has(principal.id()))
                .<Html>map(
                    s -> Parts.link(Names.session(s.session().id()), s.session().id().value()))
                .toList();
        if (!sessions.isEmpty()) {
          facts.add(new Parts.Fact("In sessions", Html.joined(sessions, ", ")));
        }
        principal
            .identities()
            .forEach(
                (platform, identity) ->
                    facts.add(new Parts.Fact("On " + platform, Parts.code(identity))));
      }
    }
    return facts;
  }
}
