/** The codes of findings, read from the byte code, and the pages that explain them. */
@NullMarked
package io.meshwright.it.codes;

import org.jspecify.annotations.NullMarked;
