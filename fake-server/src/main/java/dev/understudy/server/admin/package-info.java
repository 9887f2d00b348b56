/** Floor 4, web: the lab over HTTP, for teams of any language; both ends of it. */
@NullMarked
package dev.understudy.server.admin;

import org.jspecify.annotations.NullMarked;
