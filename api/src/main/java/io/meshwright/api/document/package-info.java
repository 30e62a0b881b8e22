/** What documents say beyond what the model knows, kept as it is written. */
@NullMarked
package io.meshwright.api.document;

import org.jspecify.annotations.NullMarked;
