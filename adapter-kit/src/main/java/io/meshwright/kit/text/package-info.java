/** Help with texts that people write. */
@NullMarked
package io.meshwright.kit.text;

import org.jspecify.annotations.NullMarked;
