package io.meshwright.api.report;

import io.meshwright.api.plan.PlannedChange;

/**
 * A change and how it ended.
 *
 * @param change the change
 * @param outcome how it ended
 */
public record ChangeResult(PlannedChange change, ChangeOutcome outcome) {}
