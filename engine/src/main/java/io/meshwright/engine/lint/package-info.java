/** Policies that are valid and cannot be meant so. */
@NullMarked
package io.meshwright.engine.lint;

import org.jspecify.annotations.NullMarked;
