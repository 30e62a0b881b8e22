/** Speaks with PostgreSQL, and runs the embedded server. */
@NullMarked
package io.meshwright.provider.postgres.client;

import org.jspecify.annotations.NullMarked;
