/** The contracts of the test kit, on the fake account. */
@NullMarked
package io.meshwright.provider.aws.contract;

import org.jspecify.annotations.NullMarked;
