package io.meshwright.engine.access;

import io.meshwright.api.AccessQuestion;
import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.policy.Session;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.AccessExplanation;
import io.meshwright.api.report.TableAccess;
import io.meshwright.kit.text.Suggestions;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Answers a question about access from what policies mean. */
public final class Explaining {
  private final MeantAccess access;
  private final AccessQuestion question;
  private final Session session;

  /**
   * A question about a mesh.
   *
   * @throws MeshException of kind USER where the mesh has no such session or principal
   */
  public Explaining(MeantAccess access, AccessQuestion question) {
    this.access = access;
    this.question = question;
    this.session = session();
  }

  private Session session() {
    TreeSet<PrincipalId> principals = new TreeSet<>(question.principals());
    for (PrincipalId principal : principals) {
      if (!access.mesh().principals().containsKey(principal)) {
        throw unknown(
            "unknown-principal", "principal", principal, access.mesh().principals().keySet());
      }
    }
    if (question.session().isEmpty()) {
      return new Session(new SessionId("principal"), Ordered.set(principals));
    }
    SessionId id = question.session().get();
    DeclaredSession declared =
        Optional.ofNullable(access.mesh().sessions().get(id))
            .orElseThrow(
                () -> unknown("unknown-session", "session", id, access.mesh().sessions().keySet()));
    principals.addAll(declared.session().principals());
    return new Session(id, Ordered.set(principals));
  }

  private static MeshException unknown(String code, String what, Object name, Collection<?> known) {
    String meant =
        Suggestions.didYouMean(name.toString(), known.stream().map(Object::toString).toList());
    return new MeshException(
        ErrorKind.USER,
        List.of(
            Problem.error(
                code,
                name.toString(),
                "the mesh has no such " + what,
                meant.isEmpty() ? "name one that mesh.yaml declares" : meant)));
  }

  /** Who is asked about: all its principals together. */
  public Session asked() {
    return session;
  }

  /** The answer, without live resources. */
  public AccessExplanation answer() {
    AskedTables asked = AskedTables.of(access.tables(), question.on());
    return new AccessExplanation(
        who(),
        session.principals(),
        question.on(),
        access.now(),
        asked.tables().stream().map(t -> table(t, asked.columns(t))).toList());
  }

  private String who() {
    String principals =
        question.principals().stream().map(Object::toString).collect(Collectors.joining(", "));
    return question
        .session()
        .map(s -> s.value() + (principals.isEmpty() ? "" : " with " + principals))
        .orElse(principals);
  }

  private TableAccess table(TablePolicies policies, List<String> columns) {
    SessionView view = new SessionView(access, policies, session);
    OutputPort port = access.mesh().port(policies.table().port()).orElseThrow();
    return new TableAccess(
        policies.table(),
        port.platform(),
        columns,
        policies.schema().columns().size(),
        view.rights(),
        view.exposure(),
        Reasons.of(access, view, columns),
        Missing.of(access, view, session, columns),
        Optional.empty());
  }
}
