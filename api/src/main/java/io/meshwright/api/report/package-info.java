/** What a run reports: progress, outcomes of an apply, the result of a proof. */
@NullMarked
package io.meshwright.api.report;

import org.jspecify.annotations.NullMarked;
