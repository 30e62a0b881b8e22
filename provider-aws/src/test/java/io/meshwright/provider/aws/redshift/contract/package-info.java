/** The contract suites, on the fake database. */
@NullMarked
package io.meshwright.provider.aws.redshift.contract;

import org.jspecify.annotations.NullMarked;
