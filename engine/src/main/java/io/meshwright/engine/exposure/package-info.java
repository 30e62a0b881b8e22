/** What changes do to access, computed from lifted resources. */
@NullMarked
package io.meshwright.engine.exposure;

import org.jspecify.annotations.NullMarked;
