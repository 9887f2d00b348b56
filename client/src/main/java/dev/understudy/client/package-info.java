/**
 * The reference client: what a program types to be granted access by Google, or by a fake of Google, and to use it.
 *
 * <p>Start with {@link dev.understudy.client.InstalledApp} for a program on somebody's machine, with
 * {@link dev.understudy.client.ServiceAccountCredentials} for a program that acts for itself, and call an API with
 * {@link dev.understudy.client.ApiService}.
 */
@NullMarked
package dev.understudy.client;

import org.jspecify.annotations.NullMarked;
