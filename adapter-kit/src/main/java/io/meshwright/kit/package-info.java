/** What every adapter needs. The work is done in the packages below. */
@NullMarked
package io.meshwright.kit;

import org.jspecify.annotations.NullMarked;
