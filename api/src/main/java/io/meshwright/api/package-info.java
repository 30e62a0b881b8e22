/** The entry interface of the library and its options. */
@NullMarked
package io.meshwright.api;

import org.jspecify.annotations.NullMarked;
