/** PostgreSQL objects, whoever made them, as rules; pure. */
@NullMarked
package io.meshwright.provider.postgres.lift;

import org.jspecify.annotations.NullMarked;
