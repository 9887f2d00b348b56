/** Floor 5, the front: {@link FakeGoogle}, the list of everything, wired in one readable constructor. */
@NullMarked
package dev.understudy.server;

import org.jspecify.annotations.NullMarked;
