/** The contract suites over the fake account. */
@NullMarked
package io.meshwright.provider.snowflake.contract;

import org.jspecify.annotations.NullMarked;
