/** Generators that several tests share. */
@NullMarked
package io.meshwright.provider.postgres.testing;

import org.jspecify.annotations.NullMarked;
