/** Contracts that every adapter's tests subclass with one method: how to open a platform. */
@NullMarked
package io.meshwright.testkit.contract;

import org.jspecify.annotations.NullMarked;
