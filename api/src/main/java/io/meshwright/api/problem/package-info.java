/** Findings as data, and the one exception that leaves the library. */
@NullMarked
package io.meshwright.api.problem;

import org.jspecify.annotations.NullMarked;
