/** What Snowflake is asked, over its JDBC driver. */
@NullMarked
package io.meshwright.provider.snowflake.client;

import org.jspecify.annotations.NullMarked;
