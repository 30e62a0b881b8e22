/** A made-up platform that can do little, over the simulated one. */
@NullMarked
package io.meshwright.testkit.weak;

import org.jspecify.annotations.NullMarked;
