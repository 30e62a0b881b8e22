/** The contracts, run against the simulated platform. */
@NullMarked
package io.meshwright.testkit.contract;

import org.jspecify.annotations.NullMarked;
