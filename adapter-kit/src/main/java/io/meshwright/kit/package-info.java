/** Placeholder. */
@NullMarked
package io.meshwright.kit;

import org.jspecify.annotations.NullMarked;
