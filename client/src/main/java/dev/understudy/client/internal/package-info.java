/** What the client stands on: transport, form encoding, strict JSON, files and the loopback receiver. Not for users. */
@NullMarked
package dev.understudy.client.internal;

import org.jspecify.annotations.NullMarked;
