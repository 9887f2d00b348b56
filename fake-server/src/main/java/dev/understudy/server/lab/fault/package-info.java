/** Floor 2, tools: the ways to misbehave, one small file each. */
@NullMarked
package dev.understudy.server.lab.fault;

import org.jspecify.annotations.NullMarked;
