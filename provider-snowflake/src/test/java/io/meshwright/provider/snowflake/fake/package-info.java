/** An account that keeps state and refuses what Snowflake refuses, and what it shows. */
@NullMarked
package io.meshwright.provider.snowflake.fake;

import org.jspecify.annotations.NullMarked;
