/** How documents are written. */
@NullMarked
package io.meshwright.engine.export;

import org.jspecify.annotations.NullMarked;
