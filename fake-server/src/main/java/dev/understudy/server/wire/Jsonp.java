package dev.understudy.server.wire;

import java.util.Optional;
import java.util.regex.Pattern;

/** JSON as a script that hands it to a function of the page ({@code callback}); the layout is from memory. */
public final class Jsonp {

    /** The name of a function, or a path to one. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$.\\[\\]]{0,127}");

    private Jsonp() {}

    /** The function that a request wants its answer handed to: of a GET alone, for a script is fetched so. */
    public static Optional<String> callback(Request request) {
        return request.query().find("callback").filter(name -> request.method().equals("GET") && isName(name));
    }

    /** Whether this is the name of a function. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** The script that calls the function. */
    public static Body body(String function, String json) {
        return Body.of("text/javascript; charset=UTF-8", "// API callback\n" + function + "(" + json + ");\n");
    }
}
