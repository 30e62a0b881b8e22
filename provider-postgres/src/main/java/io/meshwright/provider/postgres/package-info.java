/** Placeholder. */
@NullMarked
package io.meshwright.provider.postgres;

import org.jspecify.annotations.NullMarked;
