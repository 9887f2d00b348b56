/** Floor 3, protocol: the IAM Service Account Credentials API and the Security Token Service. */
@NullMarked
package dev.understudy.server.iam;

import org.jspecify.annotations.NullMarked;
