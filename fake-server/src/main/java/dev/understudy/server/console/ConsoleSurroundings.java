package dev.understudy.server.console;

import dev.understudy.server.lab.FaultCatalogue;
import dev.understudy.server.lab.InProcessLab;
import dev.understudy.server.session.ControlGuard;
import dev.understudy.server.store.Records;
import dev.understudy.server.token.ServiceAccountKeys;
import dev.understudy.server.token.SigningKeys;
import dev.understudy.server.token.TokenLife;
import java.util.List;
import java.util.Map;

/**
 * What the pages of the console show and change.
 *
 * @param records the records
 * @param developer what developers do
 * @param administrator what administrators do
 * @param keys the keys of service accounts
 * @param signingKeys the keys of id_tokens
 * @param life the life of tokens
 * @param lab clock, faults and journal
 * @param faults the faults by name
 * @param apis the names of the APIs for people, by service name, in the order of the library
 * @param endpoints the names of the endpoints that can misbehave
 * @param guard who may use the pages
 */
public record ConsoleSurroundings(
        Records records,
        ApiConsole developer,
        AdminConsole administrator,
        ServiceAccountKeys keys,
        SigningKeys signingKeys,
        TokenLife life,
        InProcessLab lab,
        FaultCatalogue faults,
        Map<String, String> apis,
        List<String> endpoints,
        ControlGuard guard) {

    public ConsoleSurroundings {
        endpoints = List.copyOf(endpoints);
    }
}
