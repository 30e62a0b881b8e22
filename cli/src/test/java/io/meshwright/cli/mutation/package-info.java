/** Breaks the example's workspace on purpose, in ways whose true position is known. */
@NullMarked
package io.meshwright.cli.mutation;

import org.jspecify.annotations.NullMarked;
