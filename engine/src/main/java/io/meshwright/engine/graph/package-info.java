/** The order of changes: dependencies first, and what takes access away before what gives it. */
@NullMarked
package io.meshwright.engine.graph;

import org.jspecify.annotations.NullMarked;
