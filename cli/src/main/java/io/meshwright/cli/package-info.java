/** The command line: parses, calls the library, prints. */
@NullMarked
package io.meshwright.cli;

import org.jspecify.annotations.NullMarked;
