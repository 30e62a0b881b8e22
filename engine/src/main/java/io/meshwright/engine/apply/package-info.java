/** Carries out a plan as a state machine: events in, batches out. */
@NullMarked
package io.meshwright.engine.apply;

import org.jspecify.annotations.NullMarked;
