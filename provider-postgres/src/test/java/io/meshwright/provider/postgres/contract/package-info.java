/** The contract suites of the testkit on a real PostgreSQL. */
@NullMarked
package io.meshwright.provider.postgres.contract;

import org.jspecify.annotations.NullMarked;
