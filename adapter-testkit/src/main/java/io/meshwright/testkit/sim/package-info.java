/** A platform in memory: native objects, rows, faults, and an enforcement of its own. */
@NullMarked
package io.meshwright.testkit.sim;

import org.jspecify.annotations.NullMarked;
