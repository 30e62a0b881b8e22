/** The governance rules that come with Meshwright. */
@NullMarked
package io.meshwright.engine.govern.rule;

import org.jspecify.annotations.NullMarked;
