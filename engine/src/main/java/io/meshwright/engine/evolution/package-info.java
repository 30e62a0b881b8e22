/** Compares contracts: every difference and the version that it demands. Pure. */
@NullMarked
package io.meshwright.engine.evolution;

import org.jspecify.annotations.NullMarked;
