/** Servers of third parties, as processes of the tests on 127.0.0.1. */
@NullMarked
package io.meshwright.testkit.server;

import org.jspecify.annotations.NullMarked;
