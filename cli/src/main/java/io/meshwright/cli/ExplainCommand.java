package io.meshwright.cli;

import io.meshwright.api.AccessQuestion;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.report.AccessExplanation;
import io.meshwright.cli.render.ExplanationJson;
import io.meshwright.cli.render.ExplanationText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Says why somebody sees something, or does not. */
@Command(
    name = "explain",
    description =
        "Say what a session or principal sees of a product, port, table or column, by which"
            + " policies, and what is missing where it sees nothing. Changes nothing.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  meshwright explain shop --principal group:analysts --on sales.orders",
      "  meshwright explain shop --session ana --on sales.orders.orders@1.orders.email",
      "  meshwright explain shop --session ana --on sales.orders --live    and what is live there"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:The question is answered, with yes or no.",
      "1:There are errors.",
      "2:Live resources give something else than the workspace says (--live)."
    })
final class ExplainCommand implements Callable<Integer> {
  private final WorkspaceRun run;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();

  @Option(
      names = "--principal",
      paramLabel = "KIND:NAME",
      converter = Principal.class,
      description = "A principal; several act together, also with those of --session.")
  private final List<PrincipalId> principals = new ArrayList<>();

  @Option(
      names = "--session",
      paramLabel = "NAME",
      converter = Session.class,
      description = "A session that mesh.yaml declares.")
  private Optional<SessionId> session = Optional.empty();

  @Option(
      names = "--on",
      required = true,
      paramLabel = "ADDRESS",
      description = "domain.product[.port[@major][.table[.column]]]")
  private String on = "";

  @Option(
      names = "--live",
      description = "Also answer from live resources, and show where they differ.")
  private boolean live;

  ExplainCommand(WorkspaceRun run) {
    this.run = run;
  }

  @Override
  public Integer call() {
    if (session.isEmpty() && principals.isEmpty()) {
      throw new MeshException(
          ErrorKind.USER, "whose access? name it with --session NAME or --principal KIND:NAME");
    }
    AccessQuestion question = new AccessQuestion(session, Ordered.set(principals), on, live);
    return run.run("explain", workspace, opened -> explain(opened, question));
  }

  private static int explain(WorkspaceRun.Opened opened, AccessQuestion question) {
    Report report = opened.report();
    AccessExplanation answer = opened.meshwright().explain(opened.mesh(), question);
    report.text(() -> ExplanationText.of(answer, report.style()));
    report.json("explanation", () -> ExplanationJson.of(answer));
    return answer.differs() ? ExitCode.CHANGES : ExitCode.DONE;
  }

  private static <T> T named(String value, Function<String, T> reading) {
    try {
      return reading.apply(value);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }

  /** Reads a principal. */
  static final class Principal implements ITypeConverter<PrincipalId> {
    @Override
    public PrincipalId convert(String value) {
      return named(value, PrincipalId::parse);
    }
  }

  /** Reads the name of a session. */
  static final class Session implements ITypeConverter<SessionId> {
    @Override
    public SessionId convert(String value) {
      return named(value, SessionId::new);
    }
  }
}
