/** The neutral type family, table schemas and typed values. */
@NullMarked
package io.meshwright.api.schema;

import org.jspecify.annotations.NullMarked;
