/** What runs leave behind: a journal of JSON lines each, and the history that these tell. */
@NullMarked
package io.meshwright.engine.journal;

import org.jspecify.annotations.NullMarked;
