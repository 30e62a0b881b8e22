package io.meshwright.cli;

/** The entry of the command line. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Terminal terminal = Terminal.ofProcess();
    StatusLine status = new StatusLine(terminal, System::nanoTime);
    Interruption interruption = new Interruption();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stop(terminal, status, interruption), "interruption"));
    Pulse.start(status::tick);
    int exit =
        Cli.run(
            terminal,
            new LibraryEntry(new EnvironmentSecrets(terminal.environment())),
            status,
            interruption,
            arguments);
    interruption.ended();
    // After a signal this waits until the process ends with the signal's own code.
    System.exit(exit);
  }

  private static void stop(Terminal terminal, StatusLine status, Interruption interruption) {
    String left = interruption.stop();
    if (!left.isEmpty()) {
      status.nothing();
      terminal.err().println("meshwright: " + left);
    }
  }
}
