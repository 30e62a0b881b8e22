/** Model to resources and verdicts; pure. */
@NullMarked
package io.meshwright.provider.aws.translate;

import org.jspecify.annotations.NullMarked;
