/** Descriptions of our own documents agree with schemas and readers. */
@NullMarked
package io.meshwright.engine.authoring;

import org.jspecify.annotations.NullMarked;
