/**
 * The adapter for Snowflake: domains are databases, products are schemas with managed access, and
 * access is database roles, row access policies and masking policies.
 */
@NullMarked
package io.meshwright.provider.snowflake;

import org.jspecify.annotations.NullMarked;
