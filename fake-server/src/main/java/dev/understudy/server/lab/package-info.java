/** Floor 2, tools: clock, faults, journal; the only package that asks what time it is. */
@NullMarked
package dev.understudy.server.lab;

import org.jspecify.annotations.NullMarked;
