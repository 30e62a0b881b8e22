/** Tests of how batches are executed. */
@NullMarked
package io.meshwright.provider.snowflake.apply;

import org.jspecify.annotations.NullMarked;
