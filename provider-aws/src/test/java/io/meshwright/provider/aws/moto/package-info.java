/** The adapter through the real SDK, against moto. */
@NullMarked
package io.meshwright.provider.aws.moto;

import org.jspecify.annotations.NullMarked;
