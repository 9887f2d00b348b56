/** Floor 5, the front: {@link FakeGoogle}, and {@link GoogleEndpoints}, the list of everything that it serves. */
@NullMarked
package dev.understudy.server;

import org.jspecify.annotations.NullMarked;
