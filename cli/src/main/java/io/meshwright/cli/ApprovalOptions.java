package io.meshwright.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** What answers the questions before a change. */
final class ApprovalOptions {
  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask. Needed without a terminal and with --format json.")
  private boolean yes;

  @Option(names = "--allow-data-loss", description = "Also carry out changes that destroy data.")
  private boolean allowDataLoss;

  @Option(
      names = "--actor",
      paramLabel = "NAME",
      description = "Who runs it, for the journal; nobody is named otherwise.")
  private Optional<String> actor = Optional.empty();

  Optional<String> actor() {
    return actor;
  }

  boolean yes() {
    return yes;
  }

  boolean allowDataLoss() {
    return allowDataLoss;
  }
}
