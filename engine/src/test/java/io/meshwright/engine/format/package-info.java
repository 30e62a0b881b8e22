/** Laws and examples of formatting. */
@NullMarked
package io.meshwright.engine.format;

import org.jspecify.annotations.NullMarked;
