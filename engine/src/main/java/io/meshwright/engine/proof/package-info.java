/** Compares what sessions read with what the reference semantics computes from the data. */
@NullMarked
package io.meshwright.engine.proof;

import org.jspecify.annotations.NullMarked;
