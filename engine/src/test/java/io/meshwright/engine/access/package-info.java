/** Tests of explanations and the matrix. */
@NullMarked
package io.meshwright.engine.access;

import org.jspecify.annotations.NullMarked;
