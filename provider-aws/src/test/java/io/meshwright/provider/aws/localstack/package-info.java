/** The adapter's S3 and IAM against LocalStack. */
@NullMarked
package io.meshwright.provider.aws.localstack;

import org.jspecify.annotations.NullMarked;
