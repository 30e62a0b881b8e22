@NullMarked
package io.meshwright.engine.govern;

import org.jspecify.annotations.NullMarked;
