/** Who counts as whom where access is lifted. */
@NullMarked
package io.meshwright.provider.snowflake.lift;

import org.jspecify.annotations.NullMarked;
