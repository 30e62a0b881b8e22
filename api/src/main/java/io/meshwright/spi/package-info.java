/** What an adapter implements; the engine sees adapters only through these types. */
@NullMarked
package io.meshwright.spi;

import org.jspecify.annotations.NullMarked;
