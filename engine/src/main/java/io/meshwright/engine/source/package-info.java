/** Where the parts of a mesh are written; shared by the stages that read and check workspaces. */
@NullMarked
package io.meshwright.engine.source;

import org.jspecify.annotations.NullMarked;
