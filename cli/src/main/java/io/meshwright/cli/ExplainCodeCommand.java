package io.meshwright.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.meshwright.cli.render.CodesJson;
import io.meshwright.cli.render.CodesText;
import io.meshwright.engine.pages.CodePage;
import io.meshwright.engine.pages.CodePages;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says what the code of a finding means. */
@Command(
    name = "explain-code",
    description =
        "Print what the code of a finding means, an example and the remedy; without a code, list"
            + " all. Needs no network.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {"  meshwright explain-code unknown-key", "  meshwright explain-code"},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:The code is explained.", "1:There is no such code."})
final class ExplainCodeCommand implements Callable<Integer> {
  private final RootCommand root;

  @Parameters(
      arity = "0..1",
      paramLabel = "CODE",
      description = "The word in brackets behind a finding.")
  private Optional<String> code = Optional.empty();

  ExplainCodeCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    Report report = root.begin("explain-code");
    CodePages pages = CodePages.ofLibrary();
    if (code.isPresent()) {
      explain(pages.page(code.get()), report);
    } else {
      list(pages.all(), report);
    }
    report.end();
    return ExitCode.DONE;
  }

  private static void explain(CodePage page, Report report) {
    report.text(() -> CodesText.of(page));
    report.markdown(() -> CodesText.of(page));
    report.json("code", () -> JsonNodeFactory.instance.textNode(page.code()));
    report.json("summary", () -> JsonNodeFactory.instance.textNode(page.summary()));
    report.json("text", () -> JsonNodeFactory.instance.textNode(page.text()));
  }

  private static void list(SortedMap<String, CodePage> pages, Report report) {
    report.text(() -> CodesText.of(pages, report.style()));
    report.markdown(() -> CodesText.markdown(pages));
    report.json("codes", () -> CodesJson.of(pages));
  }
}
