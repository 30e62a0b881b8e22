/** Plans, reports and findings as text for people and as JSON for programs: pure functions. */
@NullMarked
package io.meshwright.cli.render;

import org.jspecify.annotations.NullMarked;
