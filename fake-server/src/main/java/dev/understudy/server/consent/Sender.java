package dev.understudy.server.consent;

import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.Project;

/**
 * Who asks, and where an answer may go.
 *
 * @param client the client
 * @param project its project
 * @param delivery the way to the client, validated
 */
record Sender(OAuthClient client, Project project, CodeDelivery delivery) {}
