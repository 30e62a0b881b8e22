/** The simulated platform refuses what a cloud refuses. */
@NullMarked
package io.meshwright.testkit.sim;

import org.jspecify.annotations.NullMarked;
