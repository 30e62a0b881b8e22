/**
 * The adapter for Amazon Redshift: products are schemas, access is roles, row policies and masks.
 */
@NullMarked
package io.meshwright.provider.aws.redshift;

import org.jspecify.annotations.NullMarked;
