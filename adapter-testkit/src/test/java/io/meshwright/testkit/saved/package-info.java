/** Plan files and journals, over generated plans and the simulated platform. */
@NullMarked
package io.meshwright.testkit.saved;

import org.jspecify.annotations.NullMarked;
