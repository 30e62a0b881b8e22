/** How contracts change: each difference, and the version step that it demands. */
@NullMarked
package io.meshwright.api.evolution;

import org.jspecify.annotations.NullMarked;
