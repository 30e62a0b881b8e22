/** What opened platforms of every provider share. */
@NullMarked
package io.meshwright.kit.platform;

import org.jspecify.annotations.NullMarked;
