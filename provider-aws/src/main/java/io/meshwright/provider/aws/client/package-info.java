/** What the adapter asks of an account; the only room that knows the SDK. */
@NullMarked
package io.meshwright.provider.aws.client;

import org.jspecify.annotations.NullMarked;
