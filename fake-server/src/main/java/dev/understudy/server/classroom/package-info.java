/** Floor 4, web: one server for a class. Who is in it, who is where, and the pages of the instructor and the learners. */
@NullMarked
package dev.understudy.server.classroom;

import org.jspecify.annotations.NullMarked;
