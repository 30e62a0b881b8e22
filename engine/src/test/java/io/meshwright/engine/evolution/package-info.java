@NullMarked
package io.meshwright.engine.evolution;

import org.jspecify.annotations.NullMarked;
