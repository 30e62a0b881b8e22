/** What the client room makes of answers and failures. */
@NullMarked
package io.meshwright.provider.aws.client;

import org.jspecify.annotations.NullMarked;
