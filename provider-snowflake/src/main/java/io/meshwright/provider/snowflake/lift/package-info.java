/** Native resources to rules; pure. */
@NullMarked
package io.meshwright.provider.snowflake.lift;

import org.jspecify.annotations.NullMarked;
