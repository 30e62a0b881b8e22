/** PostgreSQL text: names and literals quoted, conditions and views written and read back. */
@NullMarked
package io.meshwright.provider.postgres.sql;

import org.jspecify.annotations.NullMarked;
