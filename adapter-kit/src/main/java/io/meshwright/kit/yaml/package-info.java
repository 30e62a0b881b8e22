/** Documents that a platform takes as YAML, written and read by a library. */
@NullMarked
package io.meshwright.kit.yaml;

import org.jspecify.annotations.NullMarked;
