/** Model to resources. */
@NullMarked
package io.meshwright.provider.aws.translate;

import org.jspecify.annotations.NullMarked;
