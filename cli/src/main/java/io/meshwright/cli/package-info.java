/** Placeholder. */
@NullMarked
package io.meshwright.cli;

import org.jspecify.annotations.NullMarked;
