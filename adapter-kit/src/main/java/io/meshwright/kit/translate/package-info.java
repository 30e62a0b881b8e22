/** What translators of every provider need. */
@NullMarked
package io.meshwright.kit.translate;

import org.jspecify.annotations.NullMarked;
