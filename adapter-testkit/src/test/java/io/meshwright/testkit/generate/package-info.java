/** Generated cases are valid, varied and replayable. */
@NullMarked
package io.meshwright.testkit.generate;

import org.jspecify.annotations.NullMarked;
