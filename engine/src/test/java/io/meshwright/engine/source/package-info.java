/** Tests of what the readers share. */
@NullMarked
package io.meshwright.engine.source;

import org.jspecify.annotations.NullMarked;
