/** Reading resources back into typed records. */
@NullMarked
package io.meshwright.kit.resource;

import org.jspecify.annotations.NullMarked;
