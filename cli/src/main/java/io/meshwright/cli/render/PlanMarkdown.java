package io.meshwright.cli.render;

import io.meshwright.api.plan.ExposureChange;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A plan as a comment on a pull request: at most 60,000 characters. Lost data and wider access come
 * first and are never cut; what does not fit of the rest is counted.
 */
public final class PlanMarkdown {
  /** Longer values, and more differences, are for the text output. */
  private static final int LONGEST_VALUE = 200;

  private static final int MOST_DIFFERENCES = 8;

  private PlanMarkdown() {}

  /**
   * The whole plan.
   *
   * @throws MeshException of kind USER where what must not be cut does not fit
   */
  public static String of(Plan plan) {
    MarkdownPage page = new MarkdownPage().add(head(plan));
    Unmissable unmissable = Unmissable.of(plan);
    String form =
        unmissable.forms().stream()
            .filter(page::fits)
            .findFirst()
            .orElseThrow(() -> tooLong(unmissable));
    page.add(form);
    FindingsMarkdown.table(page, plan.problems(), file -> file);
    verdicts(page, VerdictsText.worthShowing(plan));
    narrowings(page, plan);
    page.table(
        "### Due, but not done: authority is report\n\n" + changesHeader(),
        plan.reported(),
        PlanMarkdown::row,
        "\n",
        "due change");
    changes(page, plan.changes());
    return page.end();
  }

  /** The findings of a workspace that cannot be planned. */
  public static String invalid(List<Problem> problems) {
    MarkdownPage page =
        new MarkdownPage()
            .add(
                "## Meshwright: the workspace is not valid\n\n"
                    + ProblemsText.counts(problems)
                    + "\n\n");
    FindingsMarkdown.table(page, problems, file -> file);
    return page.end();
  }

  private static MeshException tooLong(Unmissable unmissable) {
    return new MeshException(
        ErrorKind.USER,
        "the plan has %s and %s of data, which together do not fit into %d characters of Markdown and are never cut; use --format text or json"
            .formatted(
                Words.count(unmissable.widenings().size(), "widening"),
                Words.count(unmissable.losses().size(), "loss", "losses"),
                MarkdownPage.LIMIT));
  }

  private static String head(Plan plan) {
    StringBuilder text = new StringBuilder("## Meshwright plan of mesh ");
    text.append(Markdown.code(plan.mesh().toString())).append("\n\n");
    long lost = plan.changes().stream().filter(PlannedChange::destroysData).count();
    long widenings = plan.exposure().stream().filter(ExposureChange::widens).count();
    if (lost > 0) {
      text.append("**Data is lost in ").append(Words.count(lost, "object")).append(".** ");
    }
    if (widenings > 0) {
      text.append("**Access: ").append(Words.count(widenings, "widening")).append(".** ");
    }
    text.append(plan.isEmpty() ? "No changes" : ChangesText.counts(plan.changes())).append(". ");
    text.append(PlanText.unchanged(plan));
    if (!plan.isEmpty()) {
      text.append(" Fingerprint ").append(Markdown.code(plan.fingerprint().toString()));
    }
    return text.append("\n\n").toString();
  }

  private static void verdicts(MarkdownPage page, List<PolicyVerdict> verdicts) {
    page.table(
        "### Not exactly as asked\n\n" + Markdown.header("Verdict", "Policy", "On", "Reason"),
        verdicts,
        v ->
            Markdown.row(
                v.verdict().name(),
                v.policy().map(p -> Markdown.code(p.value())).orElse(""),
                Markdown.code(v.subject()),
                Markdown.text(reason(v))),
        "\n",
        "verdict");
  }

  private static String reason(PolicyVerdict verdict) {
    List<String> parts = new ArrayList<>();
    parts.add(verdict.reason() + verdict.limit().map(l -> " (limit " + l + ")").orElse(""));
    parts.addAll(VerdictsText.grounds(verdict));
    return String.join("; ", parts);
  }

  private static void narrowings(MarkdownPage page, Plan plan) {
    page.table(
        "### Access narrows or changes\n\n"
            + Markdown.header("Session", "Table", "Gets", "Instead of"),
        plan.exposure().stream().filter(e -> !e.widens()).toList(),
        Unmissable::row,
        "\n",
        "narrowing");
  }

  private static void changes(MarkdownPage page, List<PlannedChange> changes) {
    Map<ChangeGroup, List<PlannedChange>> groups = new TreeMap<>();
    for (PlannedChange change : changes) {
      groups.computeIfAbsent(ChangeGroup.of(change.change()), g -> new ArrayList<>()).add(change);
    }
    groups.forEach(
        (group, members) ->
            page.table(
                "<details><summary>"
                    + Markdown.html(group.title())
                    + ": "
                    + Words.count(members.size(), "change")
                    + "</summary>\n\n"
                    + changesHeader(),
                members,
                PlanMarkdown::row,
                "\n</details>\n\n",
                "change"));
  }

  private static String changesHeader() {
    return Markdown.header("Change", "Object", "Differences");
  }

  private static String row(PlannedChange planned) {
    List<String> notes = new ArrayList<>();
    List<ShownDifference> differences = ShownDifference.of(planned.change());
    differences.stream().limit(MOST_DIFFERENCES).forEach(d -> notes.add(difference(d)));
    if (differences.size() > MOST_DIFFERENCES) {
      notes.add(Words.count(differences.size() - MOST_DIFFERENCES, "more difference"));
    }
    planned.costs().forEach(c -> notes.add(Markdown.text(c.what())));
    return Markdown.row(
        planned.change().verb(),
        Markdown.code(Words.object(planned.address())),
        notes.stream().collect(Collectors.joining("; ")));
  }

  private static String difference(ShownDifference difference) {
    return Markdown.code(shortened(difference.path()))
        + ": "
        + shown(difference.before())
        + " to "
        + shown(difference.after());
  }

  private static String shown(Optional<String> value) {
    return value.map(v -> Markdown.code(shortened(v))).orElse("nothing");
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST_VALUE
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_VALUE)) + "...";
  }
}
