/** Tests of what Snowflake is asked. */
@NullMarked
package io.meshwright.provider.snowflake.client;

import org.jspecify.annotations.NullMarked;
