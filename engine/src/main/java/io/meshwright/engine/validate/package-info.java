/** Checks a mesh as a whole: references, names, policies against contracts. Pure. */
@NullMarked
package io.meshwright.engine.validate;

import org.jspecify.annotations.NullMarked;
