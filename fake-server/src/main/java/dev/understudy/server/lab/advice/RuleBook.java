package dev.understudy.server.lab.advice;

import java.util.List;
import java.util.stream.Stream;

/** Everything the advice looks for: the list to which a new rule is added. */
final class RuleBook {

    static final List<Check> CHECKS = Stream.of(
                    StateChecks.ALL,
                    PkceChecks.ALL,
                    RedirectChecks.ALL,
                    ExposureChecks.ALL,
                    CodeChecks.ALL,
                    ConsentChecks.ALL,
                    ScopeUseChecks.ALL,
                    TokenUseChecks.ALL,
                    PatienceChecks.ALL,
                    OpenIdChecks.ALL,
                    ServiceAccountChecks.ALL,
                    RequestChecks.ALL)
            .flatMap(List::stream)
            .toList();

    private RuleBook() {}
}
