package io.meshwright.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** What answers the questions of init. */
final class InitOptions {
  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask; what is not given has its usual name.")
  private boolean yes;

  @Option(
      names = "--id",
      paramLabel = "NAME",
      description = "The mesh; default: named after the folder.")
  private Optional<String> id = Optional.empty();

  @Option(
      names = "--domain",
      paramLabel = "NAME",
      description = "The domain; default: sales, and with --from what the contracts name.")
  private Optional<String> domain = Optional.empty();

  @Option(
      names = "--product",
      paramLabel = "NAME",
      description = "The data product; default: orders. Not with --from.")
  private Optional<String> product = Optional.empty();

  @Option(
      names = "--platform",
      paramLabel = "NAME",
      description = "The platform, an embedded PostgreSQL; default: local.")
  private Optional<String> platform = Optional.empty();

  @Option(
      names = "--owner",
      paramLabel = "TEXT",
      description = "Who answers for the domain; with --from for every domain.")
  private Optional<String> owner = Optional.empty();

  boolean yes() {
    return yes;
  }

  Optional<String> id() {
    return id;
  }

  Optional<String> domain() {
    return domain;
  }

  Optional<String> product() {
    return product;
  }

  Optional<String> platform() {
    return platform;
  }

  Optional<String> owner() {
    return owner;
  }
}
