/** Floor 2, tools: what the fake looks for in an app's use of OAuth, and how it tells. {@code RuleBook} lists it all. */
@NullMarked
package dev.understudy.server.lab.advice;

import org.jspecify.annotations.NullMarked;
