/** The adapter for PostgreSQL, embedded or run by somebody else. */
@NullMarked
package io.meshwright.provider.postgres;

import org.jspecify.annotations.NullMarked;
