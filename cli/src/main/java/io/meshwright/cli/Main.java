package io.meshwright.cli;

/** The entry of the command line. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Terminal terminal = Terminal.ofProcess();
    System.exit(
        Cli.run(
            terminal, new LibraryEntry(new EnvironmentSecrets(terminal.environment())), arguments));
  }
}
