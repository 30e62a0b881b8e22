/** What documents of our own may hold, described once: their JSON schemas and the order of keys. */
@NullMarked
package io.meshwright.engine.authoring;

import org.jspecify.annotations.NullMarked;
