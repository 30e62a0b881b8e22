/** The live facts that a plan relies on: which they are, and whether they still hold. */
@NullMarked
package io.meshwright.engine.premise;

import org.jspecify.annotations.NullMarked;
