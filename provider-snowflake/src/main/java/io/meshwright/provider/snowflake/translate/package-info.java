/** Model to native resources and verdicts; pure. */
@NullMarked
package io.meshwright.provider.snowflake.translate;

import org.jspecify.annotations.NullMarked;
