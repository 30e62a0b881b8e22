/** Executes batches: statements one by one, each of which takes effect by itself. */
@NullMarked
package io.meshwright.provider.snowflake.apply;

import org.jspecify.annotations.NullMarked;
