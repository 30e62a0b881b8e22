package io.meshwright.api.evolution;

import java.util.Locale;

/**
 * One difference between two versions of a contract.
 *
 * @param kind what sort of difference it is
 * @param element the table, or table and column, that it is about; empty for the contract itself
 * @param what one sentence without a trailing full stop
 */
public record ContractChange(Kind kind, String element, String what) {
  /** The sorts of differences, each with the step that it demands. */
  public enum Kind {
    /** A contract that was not there. */
    CONTRACT_ADDED(VersionStep.MINOR),
    /** A contract that is not there any more. */
    CONTRACT_REMOVED(VersionStep.MAJOR),
    /** A table that was not there. */
    TABLE_ADDED(VersionStep.MINOR),
    /** A table that is not there any more. */
    TABLE_REMOVED(VersionStep.MAJOR),
    /** A column that may be NULL and was not there. */
    COLUMN_ADDED(VersionStep.MINOR),
    /** A column that may not be NULL and was not there: earlier rows do not have it. */
    REQUIRED_COLUMN_ADDED(VersionStep.MAJOR),
    /** A column that is not there any more. */
    COLUMN_REMOVED(VersionStep.MAJOR),
    /** A column of the same stable id under another name. */
    COLUMN_RENAMED(VersionStep.MAJOR),
    /** A type that holds every value of the old one. */
    TYPE_WIDENED(VersionStep.MINOR),
    /** A type that does not hold every value of the old one. */
    TYPE_NARROWED(VersionStep.MAJOR),
    /** A type of another family. */
    TYPE_CHANGED(VersionStep.MAJOR),
    /** Another native type for the same neutral one. */
    PHYSICAL_TYPE_CHANGED(VersionStep.PATCH),
    /** NULL is refused from now on: what was valid is not. */
    REQUIRED_ADDED(VersionStep.MAJOR),
    /** NULL may come from now on: readers do not expect it. */
    REQUIRED_DROPPED(VersionStep.MAJOR),
    /** Repeated values are refused from now on: what was valid is not. */
    UNIQUE_ADDED(VersionStep.MAJOR),
    /** Values may repeat from now on: readers do not expect it. */
    UNIQUE_DROPPED(VersionStep.MAJOR),
    /** Another primary key. */
    KEY_CHANGED(VersionStep.MAJOR),
    /** Other partition columns: other costs, the same rows. */
    PARTITION_CHANGED(VersionStep.MINOR),
    /** Classified, or more closely than before. */
    CLASSIFICATION_TIGHTENED(VersionStep.MINOR),
    /** No longer classified, or as something else: what protected it no longer does. */
    CLASSIFICATION_LOOSENED(VersionStep.MAJOR),
    /** Values that were not among the valid ones. */
    VALUES_ADDED(VersionStep.MAJOR),
    /** Values that are not among the valid ones any more. */
    VALUES_REMOVED(VersionStep.MINOR),
    /** A quality rule that was not there. */
    QUALITY_ADDED(VersionStep.MINOR),
    /** A quality rule that is not there any more, or says something else. */
    QUALITY_REMOVED(VersionStep.MAJOR),
    /** A promise that was not there, or is better. */
    SLA_IMPROVED(VersionStep.MINOR),
    /** A promise that is not there any more, or is worse, or cannot be compared. */
    SLA_WORSENED(VersionStep.MAJOR),
    /** Another status. */
    STATUS_CHANGED(VersionStep.MINOR),
    /** It is retired: nobody can rely on it. */
    RETIRED(VersionStep.MAJOR),
    /** Names for people, descriptions, teams, tags and lineage. */
    WORDS_CHANGED(VersionStep.PATCH);

    private final VersionStep demands;

    Kind(VersionStep demands) {
      this.demands = demands;
    }

    /** The step that it demands. */
    public VersionStep demands() {
      return demands;
    }

    /** The kind as programs read it, for example {@code column-removed}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Whether somebody who relied on the contract may not any more. */
  public boolean isBreaking() {
    return kind.demands() == VersionStep.MAJOR;
  }

  /** One line for people. */
  public String text() {
    return element.isEmpty() ? what : element + ": " + what;
  }
}
