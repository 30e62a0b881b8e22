/** Who may do what, and why, as policies mean it: explanations and the matrix of all products. */
@NullMarked
package io.meshwright.engine.access;

import org.jspecify.annotations.NullMarked;
