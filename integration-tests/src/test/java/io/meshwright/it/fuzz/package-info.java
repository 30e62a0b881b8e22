/** Text and bytes that nobody meant well, found by coverage and kept as a corpus. */
@NullMarked
package io.meshwright.it.fuzz;

import org.jspecify.annotations.NullMarked;
