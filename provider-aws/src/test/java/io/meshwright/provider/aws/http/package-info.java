/** A fake of ours behind HTTP, asked by the real SDK and held to AWS's own service model. */
@NullMarked
package io.meshwright.provider.aws.http;

import org.jspecify.annotations.NullMarked;
