/** Quality rules of contracts in a closed form, whatever carries them out. */
@NullMarked
package io.meshwright.kit.quality;

import org.jspecify.annotations.NullMarked;
