/** Turns the text of a row filter into the neutral expression, or says where it cannot. */
@NullMarked
package io.meshwright.kit.filter;

import org.jspecify.annotations.NullMarked;
