/** Checks a valid mesh against the rules that it sets itself. Pure, but for rules of others. */
@NullMarked
package io.meshwright.engine.govern;

import org.jspecify.annotations.NullMarked;
