/** Sample rows for embedded platforms. */
@NullMarked
package io.meshwright.engine.sample;

import org.jspecify.annotations.NullMarked;
