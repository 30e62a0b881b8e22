/** Tests of validation. */
@NullMarked
package io.meshwright.engine.validate;

import org.jspecify.annotations.NullMarked;
