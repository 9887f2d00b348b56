package dev.understudy.server.inspector;

import dev.understudy.server.inspector.Call.Field;
import dev.understudy.server.lab.CurlCommand;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** A recorded request as programs that send it again, each ready to run. */
final class Snippets {

    private static final String IMPORTS = """
        import java.net.URI;
        import java.net.http.HttpClient;
        import java.net.http.HttpRequest;
        import java.net.http.HttpResponse;
        """;

    private Snippets() {}

    /** The programs by the name of their language. */
    static Map<String, String> of(Request request) {
        var call = Call.of(request);
        var all = new LinkedHashMap<String, String>();
        all.put("curl", CurlCommand.of(request) + "\n");
        if (request.bearerToken().isPresent() && !call.hasBody()) {
            all.put("Java client", client(request, request.bearerToken().get()));
        }
        all.put("java.net.http", program(call));
        all.put("JShell", IMPORTS + http(call, ""));
        all.put("Python", python(call));
        return all;
    }

    private static String program(Call call) {
        return IMPORTS + "\nclass Again {\n    public static void main(String[] args) throws Exception {\n"
                + http(call, "        ") + "    }\n}\n";
    }

    private static String http(Call call, String margin) {
        var lines = new ArrayList<String>();
        // A line ends with its dot: JShell would take the line for a whole statement otherwise.
        lines.add("var request = HttpRequest.newBuilder(URI.create(" + java(call.url()) + ")).");
        for (Field header : call.headers()) {
            lines.add("        header(" + java(header.name()) + ", " + java(header.value()) + ").");
        }
        String body = call.form().isEmpty() ? call.body() : encoded(call);
        if (!call.form().isEmpty()) {
            lines.add("        header(\"Content-Type\", \"application/x-www-form-urlencoded\").");
        }
        String publisher = body.isEmpty()
                ? "HttpRequest.BodyPublishers.noBody()"
                : "HttpRequest.BodyPublishers.ofString(" + java(body) + ")";
        lines.add("        method(" + java(call.method()) + ", " + publisher + ").");
        lines.add("        build();");
        lines.add("var reply = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());");
        lines.add("System.out.println(reply.statusCode() + \"\\n\" + reply.body());");
        return lines.stream().map(line -> margin + line + "\n").collect(Collectors.joining());
    }

    private static String client(Request request, String token) {
        String[] path = request.path().split("/", 4);
        boolean api = path.length == 4 && request.method().equals("GET") && path[2].matches("v[0-9].*");
        String head = "import dev.understudy.client.*;\nimport java.net.URI;\n" + (api ? "import java.util.Map;\n" : "")
                + "\nvar fake = Surroundings.of(Endpoints.at(URI.create("
                + java(request.base().toString()) + ")));\n"
                + "var credentials = AccessTokenCredentials.of(" + java(token) + ", fake);\n";
        if (!api) {
            return head + "var request = java.net.http.HttpRequest.newBuilder(URI.create("
                    + java(Call.of(request).url()) + ")).method(" + java(request.method())
                    + ", java.net.http.HttpRequest.BodyPublishers.noBody()).build();\n"
                    + "System.out.println(credentials.authorize()"
                    + ".send(request, java.net.http.HttpResponse.BodyHandlers.ofString()).body());\n";
        }
        String parameters = request.query().values().entrySet().stream()
                .map(entry ->
                        "Map.entry(" + java(entry.getKey()) + ", " + java(String.join(",", entry.getValue())) + ")")
                .collect(Collectors.joining(", "));
        return head + "var api = ApiService.build(" + java(path[1]) + ", " + java(path[2]) + ", credentials);\n"
                + "System.out.println(api.get(" + java(path[3]) + ", Map.ofEntries(" + parameters + ")));\n";
    }

    private static String python(Call call) {
        var arguments = new ArrayList<>(List.of(python(call.method()), python(call.url())));
        if (!call.headers().isEmpty()) {
            arguments.add("headers={" + pairs(call.headers(), ": ") + "}");
        }
        if (!call.form().isEmpty()) {
            arguments.add("data=["
                    + call.form().stream()
                            .map(field -> "(" + python(field.name()) + ", " + python(field.value()) + ")")
                            .collect(Collectors.joining(", "))
                    + "]");
        } else if (!call.body().isEmpty()) {
            arguments.add("data=" + python(call.body()) + ".encode()");
        }
        arguments.add("allow_redirects=False");
        return "import requests\n\nreply = requests.request(\n    " + String.join(",\n    ", arguments)
                + ",\n)\nprint(reply.status_code)\nprint(reply.text)\n";
    }

    private static String pairs(List<Field> fields, String between) {
        return fields.stream()
                .map(field -> python(field.name()) + between + python(field.value()))
                .collect(Collectors.joining(", "));
    }

    private static String encoded(Call call) {
        var names = call.form().stream()
                .flatMap(field -> java.util.stream.Stream.of(field.name(), field.value()))
                .toArray(String[]::new);
        return Params.of(names).encode();
    }

    private static String java(String text) {
        return literal(
                text,
                c -> Character.toString(c).chars().mapToObj(Snippets::escape).collect(Collectors.joining()));
    }

    private static String python(String text) {
        return literal(text, c -> c > Character.MAX_VALUE ? String.format("\\U%08x", c) : escape(c));
    }

    private static String escape(int unit) {
        return String.format("\\u%04x", unit);
    }

    /** A string literal, which Java and Python read alike but for the characters beyond 16 bits. */
    private static String literal(String text, IntFunction<String> other) {
        var literal = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"', '\\' -> literal.append('\\').append((char) c);
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> literal.append(c < ' ' || c > '~' ? other.apply(c) : Character.toString(c));
            }
        });
        return literal.append('"').toString();
    }
}
