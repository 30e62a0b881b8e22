/** A stateful account that refuses what AWS refuses, and what it shows by its own rules. */
@NullMarked
package io.meshwright.provider.aws.fake;

import org.jspecify.annotations.NullMarked;
