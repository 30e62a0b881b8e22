/** The model as PostgreSQL objects, with a verdict per policy and table; pure. */
@NullMarked
package io.meshwright.provider.postgres.translate;

import org.jspecify.annotations.NullMarked;
