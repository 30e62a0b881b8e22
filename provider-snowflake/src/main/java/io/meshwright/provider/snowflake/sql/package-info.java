/** SQL of Snowflake: how it is written, and how bodies of policies are read back. No driver. */
@NullMarked
package io.meshwright.provider.snowflake.sql;

import org.jspecify.annotations.NullMarked;
