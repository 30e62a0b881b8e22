/** The driver's gateway against fakesnow, a third party's reading of Snowflake. */
@NullMarked
package io.meshwright.provider.snowflake.emulator;

import org.jspecify.annotations.NullMarked;
