/** Settings of platforms, read with every problem that there is. */
@NullMarked
package io.meshwright.kit.settings;

import org.jspecify.annotations.NullMarked;
