/** The factory and the one class that composes the stages. */
@NullMarked
package io.meshwright.engine;

import org.jspecify.annotations.NullMarked;
