/** Native objects in neutral attribute form, their owners and what a reader saw of them. */
@NullMarked
package io.meshwright.api.resource;

import org.jspecify.annotations.NullMarked;
