/** Tests of the catalogue. */
@NullMarked
package io.meshwright.engine.catalogue;

import org.jspecify.annotations.NullMarked;
