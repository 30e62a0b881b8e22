/** What is written is read back, and stays what it is whatever it holds. */
@NullMarked
package io.meshwright.provider.snowflake.sql;

import org.jspecify.annotations.NullMarked;
