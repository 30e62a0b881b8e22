/** Tests of help with texts. */
@NullMarked
package io.meshwright.kit.text;

import org.jspecify.annotations.NullMarked;
