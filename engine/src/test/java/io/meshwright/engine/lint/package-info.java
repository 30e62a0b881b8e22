/** Tests of what lint finds. */
@NullMarked
package io.meshwright.engine.lint;

import org.jspecify.annotations.NullMarked;
