/** What adapters are tested with: seeded cases, a simulated platform and the contracts. */
@NullMarked
package io.meshwright.testkit;

import org.jspecify.annotations.NullMarked;
