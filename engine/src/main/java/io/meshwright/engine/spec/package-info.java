/** Reads a workspace folder into the neutral model, with a position for every finding. */
@NullMarked
package io.meshwright.engine.spec;

import org.jspecify.annotations.NullMarked;
