package dev.understudy.server.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** The precompiled page templates, which escape every value by its place in the page. */
final class Templates {

    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Templates.class.getClassLoader(), "dev.understudy.server.page.templates");

    private Templates() {}

    static String render(String template, Map<String, Object> values) {
        var output = new StringOutput();
        ENGINE.render(template, values, output);
        return output.toString();
    }
}
