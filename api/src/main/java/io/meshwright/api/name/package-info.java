/** Names and addresses of the neutral model, and ordered collections. */
@NullMarked
package io.meshwright.api.name;

import org.jspecify.annotations.NullMarked;
