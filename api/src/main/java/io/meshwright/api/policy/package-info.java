/** Access policies, protections and the reference semantics that every adapter is judged by. */
@NullMarked
package io.meshwright.api.policy;

import org.jspecify.annotations.NullMarked;
