/** Native resources to neutral rules; pure. */
@NullMarked
package io.meshwright.provider.aws.lift;

import org.jspecify.annotations.NullMarked;
