/** Behaviour over all modules, on a real PostgreSQL. */
@NullMarked
package io.meshwright.it;

import org.jspecify.annotations.NullMarked;
