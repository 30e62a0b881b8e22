/** Cells of samples. */
@NullMarked
package io.meshwright.engine.sample;

import org.jspecify.annotations.NullMarked;
