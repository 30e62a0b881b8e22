/** Tests of the filter parser. */
@NullMarked
package io.meshwright.kit.filter;

import org.jspecify.annotations.NullMarked;
