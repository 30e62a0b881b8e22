package io.meshwright.kit.pipeline;

/** What a text turned out to be that should be a schedule. */
public sealed interface CronReading {
  /** A schedule. */
  record Read(Cron cron) implements CronReading {}

  /**
   * None.
   *
   * @param why what is wrong, as a sentence without a full stop
   * @param remedy what to write instead
   */
  record Refused(String why, String remedy) implements CronReading {}
}
