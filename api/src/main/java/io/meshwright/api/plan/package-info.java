/** Changes, plans, verdicts and the exposure they cause. */
@NullMarked
package io.meshwright.api.plan;

import org.jspecify.annotations.NullMarked;
