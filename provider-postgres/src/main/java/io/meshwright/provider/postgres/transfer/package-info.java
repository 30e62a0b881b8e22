/** Rows: bulk load, and queries as the deployer and as sessions, so that access can be proved. */
@NullMarked
package io.meshwright.provider.postgres.transfer;

import org.jspecify.annotations.NullMarked;
