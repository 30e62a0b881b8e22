/** Placeholder. */
@NullMarked
package io.meshwright.testkit;

import org.jspecify.annotations.NullMarked;
