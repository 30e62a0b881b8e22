/** What platforms can do, as dated data beside an adapter's classes. */
@NullMarked
package io.meshwright.kit.capability;

import org.jspecify.annotations.NullMarked;
