package dev.understudy.server.lab.advice;

import dev.understudy.server.lab.AdviceRule;
import dev.understudy.server.lab.Advisor;
import dev.understudy.server.lab.Exchange;
import dev.understudy.server.lab.Finding;
import dev.understudy.server.model.Project;
import dev.understudy.server.store.Records;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The advice of the fake: all rules of the book, but for what a project ignores. */
public final class Advice implements Advisor {

    private static final Comparator<Finding> MOST_SEVERE_FIRST = Comparator.comparing(
                    (Finding finding) -> finding.rule().severity())
            .reversed()
            .thenComparing(finding ->
                    finding.exchanges().isEmpty() ? 0L : finding.exchanges().get(0));

    private final Records records;

    /** Advice that knows what these records say of clients and projects. */
    public Advice(Records records) {
        this.records = records;
    }

    /** Every rule, in the order of the book. */
    public static List<AdviceRule> everyRule() {
        return RuleBook.CHECKS.stream().map(Check::rule).toList();
    }

    /** What is wrong with these ids of rules, in one sentence: the first that is none, and the one that may be meant. */
    public static Optional<String> check(Collection<String> ids) {
        var known = everyRule().stream().map(AdviceRule::id).toList();
        return ids.stream()
                .filter(id -> !known.contains(id))
                .findFirst()
                .map(id -> "There is no rule \"" + id + "\"; did you mean "
                        + known.stream()
                                .min(Comparator.comparingInt(right -> Spelling.distance(id, right)))
                                .orElseThrow()
                        + "? docs/advice.md lists them all.");
    }

    @Override
    public List<AdviceRule> rules() {
        return everyRule();
    }

    @Override
    public List<Finding> findings(List<Exchange> exchanges) {
        return byProject(exchanges).entrySet().stream()
                .flatMap(entry -> findings(entry.getKey(), new Evidence(entry.getValue(), records)))
                .sorted(MOST_SEVERE_FIRST)
                .toList();
    }

    /** What has no mark of a project belongs to the only one; to nobody if there are several. */
    private static Map<String, List<Exchange>> byProject(List<Exchange> exchanges) {
        var projects = new TreeSet<String>();
        exchanges.stream().map(Exchange::project).filter(id -> !id.isEmpty()).forEach(projects::add);
        if (projects.size() <= 1) {
            return Map.of(projects.isEmpty() ? "" : projects.first(), exchanges);
        }
        var groups = new TreeMap<String, List<Exchange>>();
        exchanges.stream()
                .filter(exchange -> !exchange.project().isEmpty())
                .forEach(exchange -> groups.computeIfAbsent(exchange.project(), id -> new ArrayList<>())
                        .add(exchange));
        return groups;
    }

    private Stream<Finding> findings(String project, Evidence evidence) {
        var ignored =
                records.projects().find(project).map(Project::ignoredAdvice).orElse(Set.of());
        return RuleBook.CHECKS.stream()
                .filter(check -> !ignored.contains(check.rule().id()))
                .flatMap(check -> merged(project, check.rule(), check.eye().apply(evidence)));
    }

    /** Whatever is seen of one client in the same words is one finding, however often. */
    private static Stream<Finding> merged(String project, AdviceRule rule, Stream<Sighting> sightings) {
        var merged = new LinkedHashMap<String, Finding>();
        sightings.forEach(sighting -> merged.merge(
                sighting.client() + "|" + sighting.what(),
                new Finding(rule, project, sighting.client(), sighting.what(), sighting.exchanges()),
                Advice::both));
        return merged.values().stream();
    }

    private static Finding both(Finding first, Finding second) {
        var exchanges = new TreeSet<>(first.exchanges());
        exchanges.addAll(second.exchanges());
        return new Finding(first.rule(), first.project(), first.client(), first.what(), List.copyOf(exchanges));
    }
}
