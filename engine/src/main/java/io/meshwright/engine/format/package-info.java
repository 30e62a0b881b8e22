/** Writes YAML documents in one form: same values, same comments at the same nodes. */
@NullMarked
package io.meshwright.engine.format;

import org.jspecify.annotations.NullMarked;
