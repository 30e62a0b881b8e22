/** Desired resources against live facts: what has to change. */
@NullMarked
package io.meshwright.engine.diff;

import org.jspecify.annotations.NullMarked;
