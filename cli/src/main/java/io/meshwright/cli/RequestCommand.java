package io.meshwright.cli;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.ColumnSelection;
import io.meshwright.api.policy.Grounds;
import io.meshwright.api.policy.PolicyTarget;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.report.AccessRequest;
import io.meshwright.cli.render.RequestJson;
import io.meshwright.cli.render.RequestText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Asks for access: writes a policy that a pull request can carry. */
@Command(
    name = "request",
    description =
        "Ask for access: write policies/ID.yaml, ready for review, and show what it would do to"
            + " access. It is in effect when it is merged and applied.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  meshwright request shop --principal group:analysts --on sales.orders --columns id,region"
          + " \\",
      "      --rows \"region = 'EU'\" --until 2027-03-31 --reason \"campaign of spring\"",
      "  meshwright request shop --id fix-4711 --principal group:oncall --on sales.orders \\",
      "      --privileges read,write --until 2026-11-26T18:00:00Z --reason \"incident 4711\""
          + " --break-glass"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:The file is written.", "1:There are errors; nothing is written."})
final class RequestCommand implements Callable<Integer> {
  private final WorkspaceRun run;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "The policy's id; default: made of the first principal and target.")
  private Optional<String> id = Optional.empty();

  @Option(
      names = "--principal",
      required = true,
      paramLabel = "KIND:NAME",
      converter = ExplainCommand.Principal.class,
      description = "For whom; may be given several times.")
  private final List<PrincipalId> principals = new ArrayList<>();

  @Option(
      names = "--on",
      required = true,
      paramLabel = "TARGET",
      converter = Target.class,
      description = "domain.product[.port[@major][.table]]; may be given several times.")
  private final List<PolicyTarget> targets = new ArrayList<>();

  @Option(
      names = "--privileges",
      split = ",",
      paramLabel = "PRIVILEGE",
      description = "discover, read, write, manage; default: read.")
  private final List<Privilege> privileges = new ArrayList<>();

  @Option(
      names = "--columns",
      split = ",",
      paramLabel = "COLUMN",
      description = "These columns only.")
  private final List<String> columns = new ArrayList<>();

  @Option(names = "--rows", paramLabel = "FILTER", description = "These rows only.")
  private Optional<String> rows = Optional.empty();

  @Option(
      names = "--until",
      paramLabel = "MOMENT",
      converter = Until.class,
      description = "Until then; a date means the end of that day, UTC.")
  private Optional<Instant> until = Optional.empty();

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  private String reason = "";

  @Option(names = "--purpose", paramLabel = "TEXT", description = "What for.")
  private String purpose = "";

  @Option(names = "--approver", paramLabel = "TEXT", description = "Who approved it.")
  private String approver = "";

  @Option(names = "--ticket", paramLabel = "TEXT", description = "Where that is recorded.")
  private String ticket = "";

  @Option(
      names = "--break-glass",
      description = "For an emergency: short, and loud in every report until it ends.")
  private boolean breakGlass;

  RequestCommand(WorkspaceRun run) {
    this.run = run;
  }

  @Override
  public Integer call() {
    return run.run("request", workspace, this::request);
  }

  private int request(WorkspaceRun.Opened opened) {
    AccessPolicy.Builder policy =
        AccessPolicy.builder(id.orElseGet(this::named), principals, targets)
            .grounds(new Grounds(purpose, reason, approver, ticket, breakGlass));
    if (!privileges.isEmpty()) {
      policy.privileges(privileges.toArray(new Privilege[0]));
    }
    if (!columns.isEmpty()) {
      policy.columns(new ColumnSelection.Only(Ordered.set(columns)));
    }
    rows.map(opened.meshwright()::filter).ifPresent(policy::rows);
    until.ifPresent(policy::until);
    AccessRequest written = opened.meshwright().request(opened.location().folder(), policy.build());
    Report report = opened.report();
    report.text(() -> RequestText.of(written, report.style()));
    report.json("request", () -> RequestJson.of(written));
    return ExitCode.DONE;
  }

  private String named() {
    String what = principals.getFirst().name() + "-on-" + targets.getFirst();
    return "request-" + what.replaceAll("[^A-Za-z0-9]+", "-");
  }

  /** Reads a target. */
  static final class Target implements ITypeConverter<PolicyTarget> {
    @Override
    public PolicyTarget convert(String value) {
      try {
        return PolicyTarget.parse(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }

  /** Reads a moment as documents write it. */
  static final class Until implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String value) {
      try {
        return value.contains("T")
            ? OffsetDateTime.parse(value).toInstant()
            : LocalDate.parse(value).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      } catch (DateTimeException e) {
        throw new TypeConversionException(
            "'" + value + "' is no date; write 2027-03-31 or 2027-03-31T12:00:00Z");
      }
    }
  }
}
