package dev.understudy.server.classroom;

import dev.understudy.server.model.User;
import dev.understudy.server.page.CardsPage;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/** The cards of the learners, which the instructor prints and hands out. */
final class Cards {

    private Cards() {}

    static List<CardsPage.Card> of(List<Learner> learners) {
        return learners.stream().map(Cards::of).toList();
    }

    static CardsPage.Card of(Learner learner) {
        var client = learner.client();
        return new CardsPage.Card(
                learner.name(),
                learner.key(),
                learner.project(),
                client.id(),
                client.secret().orElse(""),
                learner.world().scenario().users().stream().map(User::email).toList());
    }

    /** All cards as text, for whoever prints without a browser. */
    static String text(URI base, List<Learner> learners) {
        return of(learners).stream()
                .map(card -> String.join(
                        "\n",
                        card.name(),
                        "  url            " + base,
                        "  key            " + card.key(),
                        "  client id      " + card.clientId(),
                        "  client secret  " + card.clientSecret(),
                        "  sign in as     " + String.join(", ", card.accounts()),
                        "  your page      " + base + LearnerPages.PATH,
                        "  lessons        scripts/understudy learn --class " + base + " --key " + card.key(),
                        ""))
                .collect(Collectors.joining("\n"));
    }
}
