/** Gives a JUnit Jupiter test a fake of Google, 5.10 to 6, and AssertJ assertions over what it was asked. */
@NullMarked
package dev.understudy.junit;

import org.jspecify.annotations.NullMarked;
