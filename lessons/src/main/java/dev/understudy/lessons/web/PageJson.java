package dev.understudy.lessons.web;

import dev.understudy.lessons.check.Checker.Verdict;
import dev.understudy.lessons.check.Clause;
import dev.understudy.lessons.course.Code;
import dev.understudy.lessons.course.Course;
import dev.understudy.lessons.course.KnownMistake;
import dev.understudy.lessons.course.Lesson;
import dev.understudy.lessons.course.Mistake;
import dev.understudy.lessons.course.Step;
import dev.understudy.lessons.learn.Progress;
import dev.understudy.lessons.print.Prose;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The course as the pages are told it: Markdown as HTML, all else as text. */
final class PageJson {

    private PageJson() {}

    /** All lessons and how far one is. */
    static Map<String, Object> course(Course course, Progress progress) {
        return Map.of(
                "lessons",
                course.lessons().stream().map(lesson -> head(lesson, progress)).toList());
    }

    /** A lesson with all its steps, and how long lines may run on its page. */
    static Map<String, Object> lesson(Lesson lesson, Course course, Progress progress, Limits limits) {
        var all = new LinkedHashMap<>(head(lesson, progress));
        all.put("seconds", limits.run().toSeconds());
        all.put("intro", Prose.html(lesson.intro()));
        all.put(
                "solved",
                IntStream.range(0, lesson.steps().size())
                        .filter(step -> progress.isSolved(lesson, step))
                        .boxed()
                        .toList());
        all.put("steps", lesson.steps().stream().map(PageJson::step).toList());
        int place = course.lessons().indexOf(lesson);
        if (place + 1 < course.lessons().size()) {
            all.put("next", head(course.lessons().get(place + 1), progress));
        }
        return all;
    }

    /** How a clause of the step stands. */
    static Map<String, Object> verdict(Verdict verdict) {
        return Map.of(
                "holds",
                verdict.holds(),
                "missing",
                verdict.missing().map(Prose::html).orElse(""));
    }

    /** A clause of a mistake, and whether the server did so. */
    static Map<String, Object> happened(Verdict verdict) {
        return Map.of("text", verdict.clause().text(), "holds", verdict.holds());
    }

    /** A mistake that many make. */
    static Map<String, Object> known(KnownMistake known) {
        return Map.of(
                "number", known.number(),
                "name", known.mistake().name(),
                "why", Prose.html(known.mistake().why()));
    }

    private static Map<String, Object> head(Lesson lesson, Progress progress) {
        var head = new LinkedHashMap<String, Object>();
        head.put("number", lesson.head().number());
        head.put("name", lesson.head().name());
        head.put("title", lesson.head().title());
        head.put("minutes", lesson.head().minutes());
        head.put("objective", lesson.head().objective());
        head.put("count", lesson.steps().size());
        head.put("done", progress.count(lesson));
        return head;
    }

    private static Map<String, Object> step(Step step) {
        var all = new LinkedHashMap<String, Object>();
        all.put("title", step.title());
        all.put("task", Prose.html(step.task()));
        all.put("start", step.start().map(Code::text).orElse(""));
        all.put("clauses", step.check().stream().map(PageJson::clause).toList());
        all.put("hints", step.hints().stream().map(Prose::html).toList());
        all.put("solution", step.solution().text());
        all.put("mistakes", step.mistakes().stream().map(PageJson::mistake).toList());
        all.put("moral", Prose.html(step.moral()));
        return all;
    }

    private static Map<String, Object> clause(Clause clause) {
        return Map.of("text", clause.text(), "details", List.copyOf(clause.details()));
    }

    private static Map<String, Object> mistake(Mistake mistake) {
        return Map.of("name", mistake.name(), "code", mistake.code().text(), "why", Prose.html(mistake.why()));
    }
}
