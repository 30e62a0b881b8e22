/** Placeholder. */
@NullMarked
package io.meshwright.engine;

import org.jspecify.annotations.NullMarked;
