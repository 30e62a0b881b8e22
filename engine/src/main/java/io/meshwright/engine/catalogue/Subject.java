package io.meshwright.engine.catalogue;

import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Principal;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.policy.Session;
import java.util.ArrayList;
import java.util.List;

/** Somebody whose access is shown. */
sealed interface Subject {
  /** What it acts with. */
  Session session();

  /** What it is called. */
  String name();

  String description();

  /** Its page. */
  Target.Page page();

  /** A session that the mesh declares. */
  record Declared(DeclaredSession declared) implements Subject {
    @Override
    public Session session() {
      return declared.session();
    }

    @Override
    public String name() {
      return declared.session().id().value();
    }

    @Override
    public String description() {
      return declared.description();
    }

    @Override
    public Target.Page page() {
      return Names.session(declared.session().id());
    }
  }

  /** Somebody who is one principal and nothing else. */
  record Alone(Principal principal) implements Subject {
    @Override
    public Session session() {
      return new Session(new SessionId("alone"), Ordered.set(List.of(principal.id())));
    }

    @Override
    public String name() {
      return principal.id().toString();
    }

    @Override
    public String description() {
      return principal.description();
    }

    @Override
    public Target.Page page() {
      return Names.principal(principal.id());
    }
  }

  /** Declared sessions, then principals, each in order of id. */
  static List<Subject> of(Mesh mesh) {
    List<Subject> subjects = new ArrayList<>();
    mesh.sessions().values().forEach(s -> subjects.add(new Declared(s)));
    mesh.principals().values().forEach(p -> subjects.add(new Alone(p)));
    return List.copyOf(subjects);
  }
}
