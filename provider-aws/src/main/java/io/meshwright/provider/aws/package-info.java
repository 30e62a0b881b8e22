/** The adapter for AWS: products are Glue databases, access is Lake Formation's. */
@NullMarked
package io.meshwright.provider.aws;

import org.jspecify.annotations.NullMarked;
