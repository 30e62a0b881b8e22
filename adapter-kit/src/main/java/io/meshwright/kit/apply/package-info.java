/** What executors of every provider need: calls told of, changes compared with what was planned. */
@NullMarked
package io.meshwright.kit.apply;

import org.jspecify.annotations.NullMarked;
