/** The example of the project, placed on platforms of the tests. */
@NullMarked
package io.meshwright.testkit.example;

import org.jspecify.annotations.NullMarked;
