package dev.understudy.lessons.course;

import java.util.List;
import java.util.stream.Stream;

/**
 * One lesson.
 *
 * @param head what stands at the top of its file
 * @param intro the Markdown before the first step
 * @param steps the steps, in order
 */
public record Lesson(Head head, String intro, List<Step> steps) {

    public Lesson {
        steps = List.copyOf(steps);
    }

    /**
     * The top of a lesson's file.
     *
     * @param file the file's name, such as {@code 05-the-code-once.md}
     * @param title the title
     * @param minutes how long it takes
     * @param documents which founding documents it covers
     * @param objective what one can do afterwards
     * @param needs the lessons that should come before
     * @param world who and what is there
     */
    public record Head(
            String file,
            String title,
            int minutes,
            String documents,
            String objective,
            List<String> needs,
            String world) {

        public Head {
            needs = List.copyOf(needs);
        }

        /** The headings of the founding documents that it covers, each with its document: {@code 001 Flows}. */
        public List<String> headings() {
            return documents.equals("none")
                    ? List.of()
                    : Stream.of(documents.split(";")).map(String::strip).toList();
        }

        /** The name without its ending: {@code 05-the-code-once}. */
        public String name() {
            return file.replaceFirst("\\.md$", "");
        }

        /** The number at the beginning of the name: {@code 05}. */
        public String number() {
            return file.replaceFirst("-.*", "");
        }
    }
}
